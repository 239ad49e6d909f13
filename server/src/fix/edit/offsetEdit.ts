import type { Document } from '../../document/document';
import type { TextEdit } from '../../document/textEdit';

/** Replaces the characters from `start` up to `end` (offsets in UTF-16 code units) by `newText`. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The same edits, as positions. */
export function textEditsOf(document: Document, edits: readonly OffsetEdit[]): TextEdit[] {
  return edits.map(({ start, end, newText }) => ({
    range: { start: document.lines.positionAt(start), end: document.lines.positionAt(end) },
    newText,
  }));
}

/** An edit that puts text in at an offset. */
export function insertion(offset: number, newText: string): OffsetEdit {
  return { start: offset, end: offset, newText };
}
