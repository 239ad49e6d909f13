import type { Connection, Disposable, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { baseName } from '../../document/uri';
import type { JudgeEvents } from '../host';
import type { Services } from '../services';

/** A lint that takes longer than this shows that it is at work, in milliseconds. */
const SHOW_AFTER = 1_000;

/** Shows progress for long lints, with a way to cancel; told by the linter how far it is. */
export class LongLint {
  private shown: { readonly root: string; readonly reporter: WorkDoneProgressServerReporter } | undefined;
  private asked: string | undefined;
  /** Counts what was asked for, so that a late answer to an earlier question shows nothing. */
  private turn = 0;
  private judging: Services['judging'] | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly canShow: () => boolean,
  ) {}

  register({ judging }: Services): Disposable {
    judging.events.push({ began: () => undefined, ended: (root) => this.end(root) });
    this.judging = judging;
    return { dispose: () => this.shown?.reporter.done() };
  }

  /** Takes what the linter says of its progress. */
  readonly progress: JudgeEvents['progress'] = ({ root, milliseconds, checks, rule }) => {
    // A fix has documents judged as well; whoever asked for that shows it, and ends it.
    if (milliseconds < SHOW_AFTER || !this.canShow() || this.judging?.isRunning(root) !== true) return;
    if (this.shown?.root === root) {
      const at = rule === undefined ? '' : `, ${rule}`;
      this.shown.reporter.report(`${Math.round(milliseconds / 1000)} s, ${checks.toLocaleString('en')} checks${at}`);
    } else if (this.asked !== root) void this.begin(root);
  };

  private async begin(root: string): Promise<void> {
    this.asked = root;
    const turn = ++this.turn;
    const reporter = await this.connection.window.createWorkDoneProgress();
    if (this.turn !== turn || this.asked !== root) return;
    this.shown = { root, reporter };
    reporter.begin(`Judging ${baseName(root)}`, undefined, undefined, true);
    reporter.token.onCancellationRequested(() => this.judging?.cancel(root));
  }

  private end(root: string): void {
    if (this.asked === root) this.asked = undefined;
    if (this.shown?.root !== root) return;
    this.shown.reporter.done();
    this.shown = undefined;
  }
}
