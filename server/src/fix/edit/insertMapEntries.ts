import type { CST } from 'yaml';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertItems, type ItemForm } from './insertItems';
import { indexOfKey, keyOf, mapAt } from './nodeAt';
import { textEditsOf } from './offsetEdit';
import { writeJson } from './writeJson';
import { quoteString, writeBlockValue, writeFlow, writeString } from './writeYaml';
import { styleOf, type WrittenStyle } from './writtenStyle';

/** Where a new entry goes: behind the first of these keys that is there, else at the start or the end of the map. */
export interface EntryPlace {
  readonly after?: readonly string[];
  readonly otherwise?: 'start' | 'end';
}

/** An entry to be: its key and value. */
export type NewEntry = readonly [key: string, value: JsonValue];

/** Adds entries to the map at a path. Undefined where there is no such map, one of the keys is there already, or the map is not to be edited (`placeAt`). */
export function insertMapEntries(
  document: Document,
  path: JsonPath,
  entries: readonly NewEntry[],
  place: EntryPlace = {},
): TextEdit[] | undefined {
  const map = mapAt(document, path);
  if (map === undefined || map.items.some((pair) => entries.some(([key]) => keyOf(pair) === key))) return undefined;
  const behind = (place.after ?? []).map((name) => indexOfKey(map, name)).find((index) => index >= 0);
  const index = behind ?? (place.otherwise === 'start' ? -1 : map.items.length - 1);
  const style = styleOf(document);
  const quote = quoteOfKeys(map.srcToken) ?? style.quote;
  const nameOf = (key: string): string => writeString(key, { ...style, quote }, map.flow === true);
  const edits = insertItems(document, map, index, (form) =>
    entries.map(([key, value]) => writeEntry(key, value, form, style, nameOf(key))),
  );
  return edits && textEditsOf(document, edits);
}

/** An entry in the form that its spot asks for. */
function writeEntry(key: string, value: JsonValue, form: ItemForm, style: WrittenStyle, name: string): string {
  if (form.kind === 'block') return `${name}:${writeBlockValue(value, form.indent, style)}`;
  if (form.json === undefined) return `${name}: ${writeFlow(value, style)}`;
  const blank = form.json.kind === 'lines' ? ' ' : form.json.afterColon;
  return `${quoteString(key, '"')}:${blank}${writeJson(value, form.json)}`;
}

/** The quotes of the last key that has any, for a key that needs some. */
function quoteOfKeys(token: CST.Token | undefined): "'" | '"' | undefined {
  const items = token && 'items' in token ? token.items : [];
  const quoted = items.findLast(({ key }) => key?.type === 'double-quoted-scalar' || key?.type === 'single-quoted-scalar');
  return quoted === undefined ? undefined : quoted.key?.type === 'double-quoted-scalar' ? '"' : "'";
}
