/** How much of a text around an edit is kept apart, and how long that may become, in UTF-16 code units. */
const AROUND = 4_000;
const LONGEST = 64_000;

/** A text of which the part that is being typed into is kept apart, so that a key costs as much as that part and not as the whole text. */
export class GapText {
  private before: string;
  private middle = '';
  private after = '';
  private whole: string | undefined;

  constructor(text: string) {
    this.before = text;
    this.whole = text;
  }

  get text(): string {
    return (this.whole ??= this.before + this.middle + this.after);
  }

  get length(): number {
    return this.before.length + this.middle.length + this.after.length;
  }

  /** The text between two offsets, as `String.prototype.slice` has it for such as are not negative. */
  slice(from: number, to: number): string {
    const { before, middle, after } = this;
    const [first, second] = [before.length, before.length + middle.length];
    return (
      before.slice(from, to) +
      middle.slice(Math.max(0, from - first), Math.max(0, to - first)) +
      after.slice(Math.max(0, from - second), Math.max(0, to - second))
    );
  }

  /** Puts a text in the place of what stands between two offsets. */
  replace(start: number, end: number, text: string): void {
    const { before, middle } = this;
    if (start < before.length || end > before.length + middle.length || middle.length > LONGEST) this.open(start, end);
    const from = start - this.before.length;
    this.middle = this.middle.slice(0, from) + text + this.middle.slice(from + end - start);
    this.whole = undefined;
  }

  private open(start: number, end: number): void {
    const { text } = this;
    const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
    this.before = text.slice(0, from);
    this.middle = text.slice(from, to);
    this.after = text.slice(to);
  }
}
