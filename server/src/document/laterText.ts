import { LiveText } from './liveText';
import type { TextEdit } from './textEdit';

/** How many edits may wait. */
const MOST_WAITING = 1_000;

/** A text that somebody may ask for some day: what is typed into it is noted, and made when it is asked for. */
export class LaterText {
  private waiting: TextEdit[] = [];

  constructor(private made: string) {}

  /** Notes edits, each of the text after the one before. */
  edit(edits: readonly TextEdit[]): void {
    this.waiting.push(...edits);
    if (this.waiting.length > MOST_WAITING) this.make();
  }

  get text(): string {
    this.make();
    return this.made;
  }

  private make(): void {
    if (this.waiting.length === 0) return;
    const live = new LiveText(this.made);
    for (const edit of this.waiting) live.apply(edit);
    this.made = live.text;
    this.waiting = [];
  }
}
