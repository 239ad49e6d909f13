import type { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import { START_OF_TEXT, type Range } from '../document/position';
import { jsonMember } from './jsonMember';

/** The range of the key under which a value stands, without quotes; that of the value for an item of an array, the start of the text for the root. */
export function keyRange(document: Document, path: JsonPath): Range {
  const key = path.at(-1);
  if (key === undefined) return START_OF_TEXT;
  const member = document.language === 'json' ? jsonMember(document, path) : undefined;
  if (member !== undefined) return member.key ?? member.whole;
  const range = document.rangeOf(path, true) ?? START_OF_TEXT;
  if (typeof key === 'number') return range;
  const { line, character } = range.start;
  const at = document.lines.lineAt(line).slice(0, character).lastIndexOf(key);
  // A key that is written otherwise than it reads, with escapes or over several lines, is not looked for: its value shows the place as well.
  return at < 0 ? range : { start: { line, character: at }, end: { line, character: at + key.length } };
}

/** The range of a value together with its key. */
export function memberRange(document: Document, path: JsonPath): Range {
  const member = document.language === 'json' ? jsonMember(document, path) : undefined;
  if (member !== undefined) return member.whole;
  const range = document.rangeOf(path, true) ?? START_OF_TEXT;
  return typeof path.at(-1) === 'string' ? { start: keyRange(document, path).start, end: range.end } : range;
}
