import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import type { SpecNode } from './specNode';

/** Plain scalars that look like numbers or dates; everything else reads the same to every YAML reader. */
const SUSPICIOUS = /^[-+.]?\d/;
const INTEGER = /^[-+]?(0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/;

/**
 * A value as decK's YAML reader takes it. It differs from Spectral's in unquoted numbers (`012` is octal, `1_000` and `0b11` are numbers) and dates,
 * which it writes out in full.
 */
export function valueAsDeckReads(node: SpecNode): JsonValue {
  const { value } = node;
  if (isJsonArray(value)) return node.items.map(valueAsDeckReads);
  if (isJsonObject(value)) return Object.fromEntries(node.entries.map(([key, member]) => [key, valueAsDeckReads(member)]));
  if (value === undefined || node.document.language === 'json') return value ?? null;
  if (typeof value === 'number') return scalarAsDeckReads(node.text) ?? value;
  // Quotes are part of the source, so a text that stands there as it is was written without them.
  if (typeof value === 'string' && SUSPICIOUS.test(value) && node.source === value) return scalarAsDeckReads(value) ?? value;
  return value;
}

function scalarAsDeckReads(source: string): JsonValue | undefined {
  const digits = source.replaceAll('_', '');
  if (INTEGER.test(digits)) return integerOf(digits);
  if (FLOAT.test(digits)) return Number.isFinite(Number(digits)) ? Number(digits) : source;
  return dateOf(source);
}

function integerOf(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1;
  const bare = digits.replace(/^[-+]/, '').toLowerCase();
  return sign * Number(/^0[0-7]+$/.test(bare) ? `0o${bare}` : bare);
}

function dateOf(source: string): string | undefined {
  const match = DATE.exec(source);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  // A `T` asks for a zone, a blank allows none.
  if (/[Tt]/.test(source) !== (match[8] !== undefined)) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction.replace(/\.?0+$/, '')}${zone}`;
}
