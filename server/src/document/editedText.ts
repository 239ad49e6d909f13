import type { Position } from './position';
import type { TextEdit } from './textEdit';

/**
 * A text that is being typed into. Its table of lines is kept up to date with each edit instead of being made anew, since that runs with every
 * key where people type: an edit of Stripe's document costs well under a millisecond.
 */
export class EditedText {
  private current: string;
  private starts: number[];

  constructor(text: string) {
    this.current = text;
    this.starts = [0, ...breaksIn(text, 0, text.length)];
  }

  get text(): string {
    return this.current;
  }

  /** Replaces a range of the text as it is now; positions as LSP 3.17 has them, those outside of the text moved to its nearest place. */
  apply({ range, newText }: TextEdit): void {
    const start = this.offsetAt(range.start);
    const end = Math.max(start, this.offsetAt(range.end));
    const before = this.current;
    const grown = newText.length - (end - start);
    // A break of two characters may come about or fall apart at either end of the edit: one character more is looked at.
    const first = this.lineOf(Math.max(0, start - 1));
    const last = this.lineOf(Math.min(before.length, end + 1));
    const from = this.starts[first] ?? 0;
    const to = (this.starts[last + 1] ?? before.length) + grown;
    this.current = before.slice(0, start) + newText + before.slice(end);
    const next = this.starts[last + 1];
    const within = breaksIn(this.current, from, to).filter((at) => next === undefined || at < next + grown);
    for (let line = last + 1; line < this.starts.length; line++) this.starts[line] = (this.starts[line] ?? 0) + grown;
    if (within.length === last - first) for (const [index, at] of within.entries()) this.starts[first + 1 + index] = at;
    else this.starts = [...this.starts.slice(0, first + 1), ...within, ...this.starts.slice(last + 1)];
  }

  /** The text of the lines from one to another, both included, with their breaks. */
  linesBetween(first: number, last: number): string {
    return this.current.slice(this.starts[first] ?? this.current.length, this.starts[last + 1] ?? this.current.length);
  }

  private offsetAt({ line, character }: Position): number {
    const start = this.starts[line];
    if (line < 0) return 0;
    if (start === undefined) return this.current.length;
    let end = this.starts[line + 1] ?? this.current.length;
    if (line + 1 < this.starts.length) {
      if (this.current.charCodeAt(end - 1) === 10) end--;
      if (end > start && this.current.charCodeAt(end - 1) === 13) end--;
    }
    return Math.min(start + Math.max(0, character), end);
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where lines begin after a break that lies in a stretch of a text. */
function breaksIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
