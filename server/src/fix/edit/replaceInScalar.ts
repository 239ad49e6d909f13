import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import { valueAt } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { tokenEnd } from './extent';
import { placeAt, writtenItems } from './nodeAt';
import { textEditsOf } from './offsetEdit';
import { replaceValue } from './replaceValue';

/**
 * Replaces every occurrence of a stretch without blanks inside the string at a path, wherever its lines break and however it is quoted.
 * Undefined where the string is not written literally (`\u003c`), and as `placeAt` says.
 */
export function replaceInScalar(document: Document, path: JsonPath, search: string, replacement: string): TextEdit[] | undefined {
  const value = valueAt(document.value, path);
  const place = placeAt(document, path);
  const token = place?.holder && writtenItems(place.holder)[place.index]?.value;
  if (typeof value !== 'string' || !token || token.type === 'alias') return undefined;
  const raw = document.text.slice(token.offset, tokenEnd(token));
  const found = occurrences(raw, search);
  if (found.length === 0 || found.length !== value.split(search).length - 1) return undefined;
  // A plain scalar that began with `&` would be an anchor.
  if (token.type === 'scalar' && found[0] === 0)
    return raw.includes('\n') ? undefined : replaceValue(document, path, value.replaceAll(search, replacement));
  return textEditsOf(
    document,
    found.map((index) => ({ start: token.offset + index, end: token.offset + index + search.length, newText: replacement })),
  );
}

function occurrences(text: string, search: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + search.length)) found.push(at);
  return found;
}
