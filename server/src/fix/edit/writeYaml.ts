import { isJsonArray, isJsonObject, type JsonValue } from '../../document/jsonValue';
import type { WrittenStyle } from './writtenStyle';

/** Words and number shapes that a plain scalar would be read as something other than a string (YAML 1.1 and 1.2 core schema). */
const READ_OTHERWISE =
  /^(~|null|true|false|yes|no|on|off|y|n|[-+.]?[\d][\d_,.:eExXoObB+-]*|\.(inf|nan)|[-+]?0x[\da-f]+|[-+]?0o[0-7]+|=|<<)$/i;
const PLAIN = /^[\p{L}_/$][\p{L}\p{N} _./$@%+()*&;!?='’“”…–—-]*$/u;
const PLAIN_IN_BLOCK = /^[\p{L}_/$][\p{L}\p{N} _./$@%+()*&;!?='’“”…–—:,{}[\]-]*$/u;

/** A string as a YAML scalar: plain where that is read back as the same string, else in the document's quotes. */
export function writeString(value: string, style: WrittenStyle, inFlow: boolean): string {
  if (!READ_OTHERWISE.test(value) && !/\s$|: |:$| {2}/.test(value) && (inFlow ? PLAIN : PLAIN_IN_BLOCK).test(value)) return value;
  return quoteString(value, style.quote);
}

/** A string in quotes; in double ones where single ones could not hold it. */
export function quoteString(value: string, quote: "'" | '"'): string {
  return quote === "'" && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** A value on one line, in flow style. */
export function writeFlow(value: JsonValue, style: WrittenStyle): string {
  if (isJsonArray(value)) return `[${value.map((item) => writeFlow(item, style)).join(', ')}]`;
  if (isJsonObject(value)) {
    const entries = entriesOf(value).map(([key, child]) => `${writeString(key, style, true)}: ${writeFlow(child, style)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? writeString(value, style, true) : String(value);
}

/** What follows the `:` of an entry whose key stands at `indent`: a scalar on the same line, or lines of their own. */
export function writeBlockValue(value: JsonValue, indent: string, style: WrittenStyle): string {
  if (isJsonArray(value) && value.length > 0) {
    const inner = style.indentsSequences ? indent + style.unit : indent;
    return value.map((item) => style.lineBreak + inner + writeBlockItem(item, inner, style)).join('');
  }
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    const inner = indent + style.unit;
    return entriesOf(value)
      .map(([key, child]) => style.lineBreak + inner + writeBlockEntry(key, child, inner, style))
      .join('');
  }
  return ` ${typeof value === 'string' ? writeString(value, style, false) : writeFlow(value, style)}`;
}

/** An entry of a block map whose key stands at `indent`, without that indentation. */
export function writeBlockEntry(key: string, value: JsonValue, indent: string, style: WrittenStyle): string {
  return `${writeString(key, style, false)}:${writeBlockValue(value, indent, style)}`;
}

/** An item of a block sequence whose dash stands at `indent`, without that indentation; a map starts on the dash's line. */
export function writeBlockItem(value: JsonValue, indent: string, style: WrittenStyle): string {
  if (isJsonArray(value)) return `- ${writeFlow(value, style)}`;
  if (!isJsonObject(value) || Object.keys(value).length === 0) return `-${writeBlockValue(value, indent, style)}`;
  const inner = `${indent}  `;
  const entries = entriesOf(value).map(([key, child]) => writeBlockEntry(key, child, inner, style));
  return `- ${entries.join(style.lineBreak + inner)}`;
}

function entriesOf(value: Readonly<Record<string, JsonValue | undefined>>): [string, JsonValue][] {
  return Object.entries(value).flatMap(([key, child]): [string, JsonValue][] => (child === undefined ? [] : [[key, child]]));
}
