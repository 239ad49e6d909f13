import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { Deadline } from './deadline';
import { safeFixes, type WorkedOut } from './safeFixes';
import type { Services } from './services';
import { workspaceEditOf } from './workspaceEdit';

/** How long a save may be held, in milliseconds: a second, less what the editor itself needs. */
const SAVE_WITHIN = 800;
/** How long fixes are worked out for it; the rest is for writing down what was found and sending it. */
const WORK_WITHIN = 650;
/** Documents of more characters than this are not fixed on save: reading them for edits alone would hold it for longer. */
const LARGEST_ON_SAVE = 400_000;
/** What reading a text for edits takes on a machine of which nothing is known yet, in milliseconds a character. */
const FIRST_PACE = 0.001;
/** What remains of a pace by which nothing could be done: the machine may have been busy with something else. */
const FORGETTING = 0.7;

/** The safe fixes for saves, each of which waits for them: all that can be worked out while a save may be held. Only the document that is saved is edited. */
export class SaveFixes {
  private pace = FIRST_PACE;

  constructor(private readonly services: Services) {}

  /** The edits for a document that is about to be saved; a sentence where there are none. */
  async forSave(uri: string): Promise<WorkspaceEdit | string> {
    const { documents } = this.services;
    const length = documents.get(uri)?.text.length ?? 0;
    if (length > LARGEST_ON_SAVE) return 'The document is too large to be fixed while it is saved. Use “Specwright: Fix All”.';
    const made = await this.withinLimit(uri, length);
    if (typeof made === 'string') return made;
    if (made.edits.size === 0) return 'There is nothing that a safe fix could put right here.';
    return workspaceEditOf(made.edits, documents, made.seen) ?? 'The text changed while the fixes were worked out.';
  }

  private withinLimit(uri: string, length: number): Promise<WorkedOut | string> {
    const { host, index, judging } = this.services;
    const root = index.rootsOf(uri)[0];
    const lint = root === undefined ? undefined : judging.latest(root)?.judgement.outcome?.milliseconds;
    const read = this.pace * length;
    const deadline = new Deadline(() => host.now(), host.now() + WORK_WITHIN, { read, fix: 0, judge: lint ?? 0 });
    let over = false;
    let soFar: WorkedOut | string = 'Fixing took too long to hold the save.';
    return new Promise((resolve) => {
      const stop = host.after(SAVE_WITHIN, () => {
        over = true;
        resolve(soFar);
        if (root !== undefined) judging.interrupt(root);
      });
      void safeFixes(this.services, uri, {
        shouldStop: (next) => over || !deadline.allows(next),
        mayEdit: (edited) => edited === uri,
        onRound: (made) => void (soFar = made),
      })
        .then(resolve, (error: unknown) => resolve(error instanceof Error ? error.message : String(error)))
        .finally(() => {
          stop();
          if (length > 0) this.pace = (deadline.measured('read') ?? read * FORGETTING) / length;
        });
    });
  }
}
