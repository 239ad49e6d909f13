import { TextPieces } from './characters';

/** How much of a text around an edit is kept apart, and how long that may become, in UTF-16 code units. */
const AROUND = 4_000;
const LONGEST = 64_000;

/** A text of which the part that is being typed into is kept apart, so that a key costs as much as that part and not as the whole text. */
export class GapText {
  /** The text as it is now; an edit makes others. */
  pieces: TextPieces;
  private whole: string | undefined;

  constructor(text: string) {
    this.pieces = new TextPieces(text, '', '');
    this.whole = text;
  }

  get text(): string {
    return (this.whole ??= this.pieces.whole);
  }

  get length(): number {
    return this.pieces.length;
  }

  /** The text between two offsets, as `String.prototype.slice` has it for such as are not negative. */
  slice(from: number, to: number): string {
    return this.pieces.slice(from, to);
  }

  /** Puts a text in the place of what stands between two offsets. */
  replace(start: number, end: number, text: string): void {
    const { before, middle, after } = this.piecesAround(start, end);
    const from = start - before.length;
    this.pieces = new TextPieces(before, middle.slice(0, from) + text + middle.slice(from + end - start), after);
    this.whole = undefined;
  }

  /** The text in pieces of which the middle one holds what is between two offsets. */
  private piecesAround(start: number, end: number): TextPieces {
    const { before, middle } = this.pieces;
    if (start >= before.length && end <= before.length + middle.length && middle.length <= LONGEST) return this.pieces;
    const { text } = this;
    const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
    return new TextPieces(text.slice(0, from), text.slice(from, to), text.slice(to));
  }
}
