import { LineIndex } from '../../../../server/src/document/lineIndex';
import type { TextEdit } from '../../../../server/src/document/textEdit';
import type { Span } from './places';

/** Characters of a text replaced by others. */
export interface Splice extends Span {
  readonly text: string;
}

/** Splices that are sent together; each refers to the text after the one before it. */
export type Batch = readonly Splice[];

/** A text after a splice. */
export function spliced(text: string, { start, end, text: put }: Splice): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** An edit that does what a splice does; no position lies between the two halves of a line break, so such a splice takes in both. */
export function editOf(text: string, splice: Splice): TextEdit {
  const lines = new LineIndex(text);
  const halves = (offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';
  const [before, after] = [halves(splice.start) ? '\r' : '', halves(splice.end) ? '\n' : ''];
  const start = lines.positionAt(splice.start - before.length);
  const end = lines.positionAt(splice.end + after.length);
  return { range: { start, end }, newText: before + splice.text + after };
}

/** The smallest splice that makes one text of another. */
export function between(from: string, to: string): Splice {
  let start = 0;
  const shorter = Math.min(from.length, to.length);
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && from.charCodeAt(from.length - 1 - same) === to.charCodeAt(to.length - 1 - same)) same++;
  return { start, end: from.length - same, text: to.slice(start, to.length - same) };
}
