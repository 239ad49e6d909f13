import type { ISpectralDiagnostic } from '@stoplight/spectral-core';
import { isSyntaxFault } from '../document/finding';
import { changedStretch, type ChangedStretch } from '../document/changedStretch';
import type { Characters } from '../document/characters';
import type { Moment } from '../document/liveText';
import { faultsInWhole } from './engine/wholeYaml';
import { isContainer, valueAlong } from './engine/container';
import { copyMembers, editInPlace, type Change } from './engine/editedInPlace';
import { Edit } from './engine/edit';
import type { EngineRun } from './engine/engineRun';
import type { KeptForm } from './engine/keptForm';
import type { LiveDocument } from './engine/liveDocument';
import type { Judgement } from './lintSession';

const NO_LINES = { first: Infinity, last: Infinity, more: 0 };

/** How judgements are made of what is found. */
export interface Judging {
  /** Has Spectral place what the engine found. */
  judge(): Promise<Judgement>;
  /** Of what Spectral's reader says of the root, or of a part, that it cannot read, which is then all that is said. */
  broken(faults: readonly ISpectralDiagnostic[], isRoot: boolean): Judgement;
  /** Whether a rule was set aside. */
  failed(): boolean;
}

/** A text as it is now, and what edits made it if that is known. */
export interface CurrentText {
  readonly text: Characters;
  readonly moment: Moment | undefined;
  /** Whether somebody may be typing into it. */
  readonly isOpen: boolean;
}

/** A document that was judged, alone or as a part of others. */
export interface LiveFile extends Omit<CurrentText, 'isOpen'> {
  /** Its canonical address, and the path that Spectral knows it by. */
  readonly uri: string;
  readonly source: string | null;
  readonly document: LiveDocument;
}

/** A file whose text is another one now. */
interface ChangedFile {
  readonly file: LiveFile;
  readonly text: Characters;
  readonly stretch: ChangedStretch;
  readonly isOpen: boolean;
}

/**
 * A judged document that is kept for its next text, with those that it refers to. What an edit of one of them says is put into the very objects that were
 * judged, and only what that can have changed is asked again; where an edit touches what references say or lead to, or a text is not plain any more, the
 * document has to be judged afresh.
 */
export class LiveRun {
  /** `files` has the root first; `rules` are the names of all by their numbers. */
  constructor(
    private files: readonly LiveFile[],
    readonly rules: readonly string[],
    private readonly form: KeptForm,
    private readonly run: EngineRun,
    private readonly judging: Judging,
  ) {}

  /** How many characters its texts have. */
  get size(): number {
    return this.files.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** The addresses of its documents. */
  get uris(): string[] {
    return this.files.map(({ uri }) => uri);
  }

  /**
   * The judgement of the next texts, of a version of the root; undefined where that has to be made afresh, and `spent` then says that this run is of no
   * more use. With `stopWhenBroken`, an open text that does not parse has a judgement too, if what is wrong with it can be told from what is around the edit.
   */
  async next(
    textOf: (uri: string) => Promise<CurrentText | undefined>,
    version: number,
    stopWhenBroken: boolean,
  ): Promise<Judgement | 'spent' | undefined> {
    const current: LiveFile[] = [];
    const changed: ChangedFile[] = [];
    const texts = await Promise.all(this.files.map(({ uri }) => textOf(uri)));
    for (const [index, file] of this.files.entries()) {
      const now = texts[index];
      if (now === undefined) return undefined;
      const stretch = stretchBetween(file, now);
      if (stretch !== undefined) changed.push({ file, text: now.text, stretch, isOpen: now.isOpen });
      current.push({ ...file, ...now });
    }
    const edit = this.takeIn(changed, stopWhenBroken);
    if (edit === undefined) return undefined;
    if (!(edit instanceof Edit)) return { ...edit, version };
    this.files = current;
    this.run.askAgain(edit);
    const judgement = await this.judging.judge();
    if (this.judging.failed()) return 'spent';
    // A key that is no text is a fault of the text, but one that leaves everything else as it reads. All is placed once more even so, that the next edit finds it where it is.
    const faults = stopWhenBroken ? (this.files[0]?.document.document.diagnostics.filter(isSyntaxFault) ?? []) : [];
    return { ...(faults.length > 0 ? this.judging.broken(faults, true) : judgement), version };
  }

  /** Puts what a text says into the values and places of the one before; nothing is done where that cannot be, and where the text is broken. */
  private takeIn([changed, second]: readonly ChangedFile[], stopWhenBroken: boolean): Edit | Judgement | undefined {
    if (changed === undefined) return new Edit([], [], NO_LINES, null, true);
    const { file, text, stretch, isOpen } = changed;
    const { document, source } = file;
    const isRoot = file === this.files[0];
    const stops = stopWhenBroken && second === undefined && (isRoot || isOpen);
    let hasAsked = !stops;
    const faultsAround = (): readonly ISpectralDiagnostic[] | undefined => {
      if (hasAsked) return undefined;
      hasAsked = true;
      return document.faults(stretch, text);
    };
    for (const part of second === undefined ? document.edited(stretch, text) : []) {
      if (part === undefined) {
        const faults = faultsAround();
        if (faults !== undefined) return this.judging.broken(faults, isRoot);
        continue;
      }
      const { path, value, take } = part;
      const object = valueAlong(document.value, path);
      if (!isContainer(value) || !isContainer(object) || Array.isArray(value) !== Array.isArray(object)) continue;
      const changes = editInPlace(object, value, path, this.form.targetsIn(source ?? ''));
      if (changes === undefined) return undefined;
      const edit = new Edit(changes, this.inResolved(changes), take(), source, isRoot);
      // What Spectral's reader warns of in a part is told by Spectral, where it reads that.
      if (!isRoot && document.document.diagnostics.length > 0) throw new Error(`${file.uri} is not plain any more`);
      return edit;
    }
    // The root is read whole by a judgement afresh, which then stops; of a part that is read last.
    const faults = faultsAround() ?? (stops && !isRoot ? faultsInWhole(text, source ?? '') : undefined);
    return faults && this.judging.broken(faults, isRoot);
  }

  /** The same changes in the resolved form, which has objects of its own where references are. */
  private inResolved(changes: readonly Change[]): Change[] {
    return changes.flatMap((change) =>
      this.form.copiesOf(change.object).map((copy) => {
        if (copy !== change.object) copyMembers(copy, change.object, change);
        return { ...change, object: copy };
      }),
    );
  }
}

/** Where a text differs from the one before; undefined where it does not. */
function stretchBetween(before: LiveFile, now: CurrentText): ChangedStretch | undefined {
  if (before.text === now.text) return undefined;
  const stretch = changedStretch(before.text, now.text, before.moment && now.moment?.text.changedSince(before.moment));
  return stretch.start === stretch.endBefore && stretch.start === stretch.endAfter ? undefined : stretch;
}
