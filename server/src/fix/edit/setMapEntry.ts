import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertMapEntry, type EntryPlace } from './insertMapEntry';
import { keyOf, mapAt } from './nodeAt';
import { replaceValue } from './replaceValue';

/** Gives an entry of the map at a path this value, whether it is there already (then only in place of a scalar or something empty) or not. */
export function setMapEntry(
  document: Document,
  path: JsonPath,
  key: string,
  value: JsonValue,
  place: EntryPlace = {},
): TextEdit[] | undefined {
  const there = mapAt(document, path)?.items.some((pair) => keyOf(pair) === key) ?? false;
  return there ? replaceValue(document, [...path, key], value) : insertMapEntry(document, path, key, value, place);
}
