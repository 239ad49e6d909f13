import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertItem, type ItemForm } from './insertItem';
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

/** Adds an entry to the map at a path. Undefined where there is no such map, the key is there already, or the map is not to be edited (`placeAt`). */
export function insertMapEntry(
  document: Document,
  path: JsonPath,
  key: string,
  value: JsonValue,
  place: EntryPlace = {},
): TextEdit[] | undefined {
  const map = mapAt(document, path);
  if (map === undefined || map.items.some((pair) => keyOf(pair) === key)) return undefined;
  const behind = (place.after ?? []).map((name) => indexOfKey(map, name)).find((index) => index >= 0);
  const index = behind ?? (place.otherwise === 'start' ? -1 : map.items.length - 1);
  const style = styleOf(document);
  const token = map.srcToken;
  const siblingQuote = token && 'items' in token ? quoteOf(token.items.findLast((item) => /quoted/.test(item.key?.type ?? ''))?.key) : undefined;
  const edits = insertItem(document, map, index, (form) => writeEntry(key, value, form, { ...style, quote: siblingQuote ?? style.quote }));
  return edits && textEditsOf(document, edits);
}

/** An entry in the form that its spot asks for; a key that needs quotes gets those of its siblings. */
function writeEntry(key: string, value: JsonValue, form: ItemForm, style: WrittenStyle): string {
  if (form.kind === 'flow' && form.json) return writeJsonEntry(key, value, form.json);
  const name = writeString(key, style, form.kind === 'flow');
  return form.kind === 'flow' ? `${name}: ${writeFlow(value, style)}` : `${name}:${writeBlockValue(value, form.indent, style)}`;
}

function writeJsonEntry(key: string, value: JsonValue, layout: NonNullable<Extract<ItemForm, { kind: 'flow' }>['json']>): string {
  const blank = layout.kind === 'lines' ? ' ' : layout.afterColon;
  return `${quoteString(key, '"')}:${blank}${writeJson(value, layout)}`;
}

function quoteOf(key: { readonly type: string } | null | undefined): "'" | '"' | undefined {
  if (key?.type === 'double-quoted-scalar') return '"';
  return key?.type === 'single-quoted-scalar' ? "'" : undefined;
}
