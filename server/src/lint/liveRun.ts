import type { ISpectralDiagnostic } from '@stoplight/spectral-core';
import { changedStretch } from '../document/changedStretch';
import type { Characters } from '../document/characters';
import type { Moment } from '../document/liveText';
import { isContainer, valueAlong } from './engine/container';
import { copyMembers, editInPlace, targetNames, type Change } from './engine/editedInPlace';
import { Edit } from './engine/edit';
import type { EngineRun } from './engine/engineRun';
import type { LiveDocument } from './engine/liveDocument';
import type { LocallyResolved } from './engine/resolveLocally';
import type { LintOutcome } from './lintSession';

const NO_LINES = { first: Infinity, last: Infinity, more: 0 };

type Judgement = Omit<LintOutcome, 'milliseconds'>;

/** How judgements are made of what is found. */
export interface Judging {
  /** Has Spectral place what the engine found. */
  judge(): Promise<Judgement>;
  /** Of what Spectral's reader says of a text that it cannot read, which is then all that is said. */
  broken(faults: readonly ISpectralDiagnostic[]): Judgement;
  /** Whether a rule was set aside. */
  failed(): boolean;
}

/**
 * A judged document that is kept for its next text. What an edit says is put into the very objects that were judged, and only what that can have changed
 * is asked again; where an edit touches what references say or lead to, or the text is no JSON any more, the document has to be judged afresh.
 */
export class LiveRun {
  private readonly targets: ReadonlySet<string>;

  /** `rules` are the names of all by their numbers, `moment` where the text is from. */
  constructor(
    private text: Characters,
    private moment: Moment | undefined,
    readonly rules: readonly string[],
    private readonly document: LiveDocument,
    private readonly local: LocallyResolved,
    private readonly run: EngineRun,
    private readonly judging: Judging,
  ) {
    this.targets = targetNames(local.targets);
  }

  /** How many characters its text has. */
  get size(): number {
    return this.text.length;
  }

  /**
   * The judgement of the next text, of a version; undefined where that has to be made afresh, and `spent` then says that this run is of no more use.
   * With `stopWhenBroken`, a text that does not parse has a judgement too, if what is wrong with it can be told from the parts around the edit.
   */
  async next(
    text: Characters,
    version: number,
    moment: Moment | undefined,
    stopWhenBroken: boolean,
  ): Promise<Judgement | 'spent' | undefined> {
    const edit = this.takeIn(text, moment, stopWhenBroken);
    if (edit === undefined) return undefined;
    if (!(edit instanceof Edit)) return { ...edit, version };
    this.text = text;
    this.moment = moment;
    this.run.askAgain(edit);
    const judgement = await this.judging.judge();
    return this.judging.failed() ? 'spent' : { ...judgement, version };
  }

  /** Puts what a text says into the values and places of the one before; nothing is done where that cannot be, and where the text is broken. */
  private takeIn(text: Characters, moment: Moment | undefined, stopWhenBroken: boolean): Edit | Judgement | undefined {
    const stretch = changedStretch(this.text, text, this.moment && moment?.text.changedSince(this.moment));
    if (stretch.start === stretch.endBefore && stretch.start === stretch.endAfter) return new Edit([], [], NO_LINES);
    let mayBeBroken = stopWhenBroken;
    for (const part of this.document.edited(stretch, text)) {
      if (part === undefined) {
        const faults = mayBeBroken ? this.document.faults(stretch, text) : undefined;
        if (faults !== undefined) return this.judging.broken(faults);
        mayBeBroken = false;
        continue;
      }
      const { path, value, take } = part;
      const object = valueAlong(this.document.value, path);
      if (!isContainer(value) || !isContainer(object) || Array.isArray(value) !== Array.isArray(object)) continue;
      const changes = editInPlace(object, value, path, this.targets);
      if (changes === undefined) return undefined;
      return new Edit(changes, this.inResolved(changes), take());
    }
    const faults = mayBeBroken ? this.document.faults(stretch, text) : undefined;
    return faults && this.judging.broken(faults);
  }

  /** The same changes in the resolved document, which has objects of its own where references are. */
  private inResolved(changes: readonly Change[]): Change[] {
    return changes.map((change) => {
      const copy = this.local.copies.get(change.object);
      if (copy === undefined) return change;
      copyMembers(copy, change.object, change);
      return { ...change, object: copy };
    });
  }
}
