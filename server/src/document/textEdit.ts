import { LineIndex } from './lineIndex';
import { comparePositions, type Range } from './position';

/** Replaces a range of a text by a new text; an insertion has an empty range (LSP 3.17, "TextEdit"). */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Thrown when two edits of one set touch the same text, so that their outcome would depend on their order. */
export class OverlappingEdits extends Error {
  constructor(readonly edit: TextEdit) {
    super(`Two edits overlap at line ${edit.range.start.line + 1}. Apply them one after the other.`);
  }
}

/**
 * Applies edits that all refer to the text as it stands before any of them (LSP 3.17, "TextEdit[]").
 * Insertions at one place keep the order in which they are given. Throws `OverlappingEdits`.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const ordered = edits
    .map((edit, order) => ({ edit, order, start: lines.offsetAt(edit.range.start), end: lines.offsetAt(edit.range.end) }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let result = '';
  let done = 0;
  for (const { edit, start, end } of ordered) {
    if (start < done) throw new OverlappingEdits(edit);
    result += text.slice(done, start) + edit.newText;
    done = end;
  }
  return result + text.slice(done);
}

/** Whether two ranges share text, or one is empty and lies strictly inside the other. */
export function rangesOverlap(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}
