import { isScalar } from 'yaml';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { itemEnd, tokenEnd, type Item } from './extent';
import { columnAt, indentationAt, lineEnd } from './line';
import { placeAt, writtenItems, type Place } from './nodeAt';
import { insertion, textEditsOf, type OffsetEdit } from './offsetEdit';
import { writeJson } from './writeJson';
import { quoteString, writeBlockValue, writeFlow, writeString } from './writeYaml';
import { styleOf, type WrittenStyle } from './writtenStyle';

/**
 * Replaces a scalar, or an empty map or sequence, by another value. A string keeps the quotes of the one it replaces. Undefined for
 * anything bigger, for values with a tag, and where `placeAt` says so.
 */
export function replaceValue(document: Document, path: JsonPath, value: JsonValue): TextEdit[] | undefined {
  const place = placeAt(document, path);
  if (place?.holder === undefined) return undefined;
  const item = writtenItems(place.holder)[place.index];
  if (item === undefined || [...item.start, ...(item.sep ?? [])].some(({ type }) => type === 'tag')) return undefined;
  const edit =
    item.value === undefined || isUnwritten(item)
      ? fillUnwritten(document, place.holder.flow === true, item, value)
      : replaceWritten(document, place, item, value);
  return edit && textEditsOf(document, [edit]);
}

function replaceWritten(document: Document, place: Place, item: Item, value: JsonValue): OffsetEdit | undefined {
  const token = item.value;
  if (!token || token.type === 'alias' || token.type === 'block-map' || token.type === 'block-seq') return undefined;
  if (!isScalar(place.node) && token.type === 'flow-collection' && token.items.length > 0) return undefined;
  const style = styleOf(document);
  const inFlow = style.json || place.holder?.flow === true;
  const newText = style.json ? json(document, token.offset, value, style) : inYaml(token.type, value, style, inFlow);
  return { start: token.offset, end: tokenEnd(token), newText };
}

function inYaml(type: string, value: JsonValue, style: WrittenStyle, inFlow: boolean): string {
  if (typeof value !== 'string') return writeFlow(value, style);
  if (type === 'double-quoted-scalar') return JSON.stringify(value);
  return type === 'single-quoted-scalar' ? quoteString(value, "'") : writeString(value, style, inFlow);
}

function json(document: Document, offset: number, value: JsonValue, style: WrittenStyle): string {
  const indent = indentationAt(document.text, offset);
  if (style.pretty && !style.unit.includes('\t'))
    return writeJson(value, { kind: 'lines', unit: style.unit, indent, lineBreak: style.lineBreak });
  return writeJson(value, { kind: 'line', afterComma: ' ', afterColon: ' ' });
}

/** `key:` with nothing behind it, which YAML reads as null. */
function isUnwritten(item: Item): boolean {
  return item.value?.type === 'scalar' && item.value.source === '';
}

function fillUnwritten(document: Document, holderIsFlow: boolean, item: Item, value: JsonValue): OffsetEdit | undefined {
  const style = styleOf(document);
  const colon = item.sep?.find(({ type }) => type === 'map-value-ind');
  if (colon === undefined || !item.key || style.json || itemEnd(item) !== colon.offset + 1) return undefined;
  const behindColon = colon.offset + 1;
  if (holderIsFlow) {
    return insertion(behindColon, ` ${typeof value === 'string' ? writeString(value, style, true) : writeFlow(value, style)}`);
  }
  const newText = writeBlockValue(value, ' '.repeat(columnAt(document.text, item.key.offset)), style);
  return insertion(newText.startsWith(style.lineBreak) ? lineEnd(document.text, behindColon) : behindColon, newText);
}
