import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertMapEntries, type EntryPlace, type NewEntry } from './insertMapEntries';
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
  return setMapEntries(document, path, [[key, value]], place);
}

/** The same for several entries; undefined when one of them cannot be had. */
export function setMapEntries(
  document: Document,
  path: JsonPath,
  entries: readonly NewEntry[],
  place: EntryPlace = {},
): TextEdit[] | undefined {
  const keys = new Set(mapAt(document, path)?.items.map(keyOf));
  const missing = entries.filter(([key]) => !keys.has(key));
  const inserted = missing.length === 0 ? [] : insertMapEntries(document, path, missing, place);
  const replaced = entries.filter(([key]) => keys.has(key)).map(([key, value]) => replaceValue(document, [...path, key], value));
  if (inserted === undefined || replaced.includes(undefined)) return undefined;
  return [...inserted, ...replaced.flatMap((edits) => edits ?? [])];
}
