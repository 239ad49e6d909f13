/** A text that can be looked into; every string is one, and others need not be in one piece. Offsets in UTF-16 code units, as a string's methods have them. */
export interface Characters {
  readonly length: number;
  slice(from: number, to?: number): string;
  charCodeAt(at: number): number;
  /** `sought` is one code unit. */
  indexOf(sought: string, from?: number): number;
  /** `sought` is one code unit. */
  lastIndexOf(sought: string, from?: number): number;
}

/**
 * A text in three pieces. What is made of pieces by `+` is copied into one as soon as a character of it is asked for, which takes longer than anything else
 * does after a key in a text of many megabytes.
 */
export class TextPieces implements Characters {
  readonly length: number;
  private readonly behindFirst: number;

  constructor(
    readonly before: string,
    readonly middle: string,
    readonly after: string,
  ) {
    this.behindFirst = before.length + middle.length;
    this.length = this.behindFirst + after.length;
  }

  /** The text in one piece, which costs the copy where it is looked into. */
  get whole(): string {
    return this.before + this.middle + this.after;
  }

  charCodeAt(at: number): number {
    const { before, middle, after, behindFirst } = this;
    if (at < before.length) return before.charCodeAt(at);
    return at < behindFirst ? middle.charCodeAt(at - before.length) : after.charCodeAt(at - behindFirst);
  }

  /** As `String.prototype.slice` has it for offsets that are not negative. */
  slice(from: number, to = this.length): string {
    const { before, middle, after, behindFirst } = this;
    if (from >= to) return '';
    if (to <= before.length) return before.slice(from, to);
    if (from >= behindFirst) return after.slice(from - behindFirst, to - behindFirst);
    return (
      before.slice(from, to) +
      middle.slice(Math.max(0, from - before.length), to - before.length) +
      after.slice(0, Math.max(0, to - behindFirst))
    );
  }

  indexOf(sought: string, from = 0): number {
    const { before, middle, after, behindFirst } = this;
    const first = from < before.length ? before.indexOf(sought, from) : -1;
    if (first >= 0) return first;
    const second = from < behindFirst ? middle.indexOf(sought, from - before.length) : -1;
    if (second >= 0) return second + before.length;
    const third = after.indexOf(sought, from - behindFirst);
    return third < 0 ? -1 : third + behindFirst;
  }

  lastIndexOf(sought: string, last = this.length): number {
    const { before, middle, after, behindFirst } = this;
    const from = Math.max(0, last);
    const third = from >= behindFirst ? after.lastIndexOf(sought, from - behindFirst) : -1;
    if (third >= 0) return third + behindFirst;
    const second = from >= before.length ? middle.lastIndexOf(sought, from - before.length) : -1;
    return second >= 0 ? second + before.length : before.lastIndexOf(sought, from);
  }
}
