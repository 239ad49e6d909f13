import { Document } from '../document/document';
import { applyEdits, type TextEdit } from '../document/textEdit';
import { textEditsOf, type OffsetEdit } from './edit/offsetEdit';

/** A stretch of the text as it was, or what was put in. */
type Piece = { readonly start: number; readonly end: number } | string;

/**
 * A document that is edited time and again, and remembers what became of each stretch of its first text, so that all edits can be told as one
 * set that touches nothing else.
 */
export class EditedText {
  private current: Document;
  private pieces: readonly Piece[];

  constructor(private readonly first: Document) {
    this.current = first;
    this.pieces = [{ start: 0, end: first.text.length }];
  }

  /** The document as it stands; its version grows with each set of edits. */
  get document(): Document {
    return this.current;
  }

  /** Applies edits that refer to the document as it stands. Throws `OverlappingEdits`. */
  apply(edits: readonly TextEdit[]): void {
    const { uri, version, text, language, lines } = this.current;
    this.current = new Document(uri, version + 1, applyEdits(text, edits), language);
    const ordered = edits
      .map((edit, order) => ({ ...edit, order, start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) }))
      .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { start, end, newText } of ordered) {
      pieces.push(...this.cut(done, start), newText);
      done = end;
    }
    this.pieces = [...pieces, ...this.cut(done, text.length)];
  }

  /** The edits that lead from the first text to the one that stands. */
  get edits(): TextEdit[] {
    const edits: OffsetEdit[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.pieces, { start: this.first.text.length, end: this.first.text.length }]) {
      if (typeof piece === 'string') newText += piece;
      else {
        if (piece.start > at || newText !== '') edits.push({ start: at, end: piece.start, newText });
        at = piece.end;
        newText = '';
      }
    }
    return textEditsOf(this.first, edits);
  }

  /** The pieces that make up a stretch of the text as it stands. */
  private cut(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let start = 0;
    for (const piece of this.pieces) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const [low, high] = [Math.max(from - start, 0), Math.min(to - start, length)];
      if (low < high)
        found.push(typeof piece === 'string' ? piece.slice(low, high) : { start: piece.start + low, end: piece.start + high });
      start += length;
      if (start >= to) break;
    }
    return found;
  }
}
