import type { Turn } from './byTurns';
import { progressBar } from './progressBar';
import type { ProgressLine } from './progressLine';
import { shown } from './scope';
import type { JudgingProgress, Terminal } from './terminal';

/** A document that takes longer is named, in milliseconds. */
const SLOW = 2_000;

/** What a person sees while documents are judged: of one, what it is at; of several, how far they are. */
export class JudgingProgressLine {
  private readonly judging = new Map<string, number>();
  private readonly size: number;
  private judged = 0;
  private done = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly line: ProgressLine,
    private readonly turns: readonly Turn[],
  ) {
    this.size = turns.reduce((sum, { size }) => sum + size, 0);
    if (turns.length > 1) this.draw();
  }

  /** Takes what the judging of one document tells of itself. */
  readonly tell = ({ root, milliseconds, checks }: JudgingProgress): void => {
    if (this.turns.length === 1)
      return this.line.show(`${shown(this.terminal, root)}: ${checks.toLocaleString('en')} checks, ${Math.round(milliseconds / 1000)} s`);
    this.judging.set(root, milliseconds);
    this.draw();
  };

  /** A document is done, whatever came of it. */
  end({ uri, size }: Turn): void {
    this.judging.delete(uri);
    this.done += 1;
    this.judged += size;
    if (this.turns.length > 1) this.draw();
  }

  private draw(): void {
    if (!this.line.drawn) return;
    const [longest] = [...this.judging].sort(([, a], [, b]) => b - a);
    const slow =
      longest === undefined || longest[1] < SLOW ? undefined : { name: shown(this.terminal, longest[0]), milliseconds: longest[1] };
    const share = this.size === 0 ? this.done / this.turns.length : this.judged / this.size;
    this.line.show(progressBar({ done: this.done, of: this.turns.length, share, slow }, this.terminal.columns() - 1));
  }
}
