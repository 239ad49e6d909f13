import type { Document } from '../document/document';
import type { TextEdit } from '../document/textEdit';

/** One edit that makes a text of another, leaving out what both begin and end with. */
export function wholeEdit(document: Document, text: string): TextEdit {
  const old = document.text;
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  // Neither end may lie within a CRLF or a surrogate pair: positions cannot say so.
  while (start > 0 && splits(old, start)) start--;
  while (tail > 0 && (splits(old, old.length - tail) || splits(text, text.length - tail))) tail--;
  return {
    range: { start: document.lines.positionAt(start), end: document.lines.positionAt(old.length - tail) },
    newText: text.slice(start, text.length - tail),
  };
}

function splits(text: string, offset: number): boolean {
  const pair = text.slice(offset - 1, offset + 1);
  return pair === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair);
}
