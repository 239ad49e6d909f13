import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

/** Plain scalars that look like numbers or dates, and the sign of a merge; everything else reads the same to every YAML reader. */
const SUSPICIOUS = /^([-+.]?\d|<<$)/;
const INTEGER = /^[-+]?(0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/;

/**
 * A value as decK's YAML reader takes it. It differs from Spectral's in unquoted numbers (`012` is octal, `1_000` and `0b11` are numbers), in dates,
 * which it writes out in full, and in a `<<` that is no key, which it leaves out. Refuses numbers that JSON has not: infinities and `.nan`.
 */
export function valueAsDeckReads(node: SpecNode): JsonValue {
  return memberAsDeckReads(node) ?? null;
}

/** The same; undefined for a value that decK leaves out together with its key. */
export function memberAsDeckReads(node: SpecNode): JsonValue | undefined {
  const { value } = node;
  if (isJsonArray(value)) return node.items.map(memberAsDeckReads).filter((item) => item !== undefined);
  if (isJsonObject(value)) return Object.fromEntries(node.entries.map(([key, member]) => [key, memberAsDeckReads(member)]));
  if (value === undefined || value === null) return null;
  if (node.document.language === 'json') return typeof value === 'number' && !Number.isFinite(value) ? (node.source ?? value) : value;
  if (typeof value === 'number') return numberAsDeckReads(node, value);
  if (typeof value === 'string' && SUSPICIOUS.test(value)) {
    const written = node.written;
    if (written?.isPlain === true && written.source === value) return scalarAsDeckReads(value);
  }
  return value;
}

function numberAsDeckReads(node: SpecNode, value: number): JsonValue | undefined {
  const { written } = node;
  if (written === undefined) return value;
  if (written.isTaggedText || !written.isPlain) return written.source;
  if (!Number.isFinite(value) && !FLOAT.test(written.source))
    throw new Refusal(node, `JSON has no number like ${written.source}. Write another value.`);
  return scalarAsDeckReads(written.source);
}

/** A plain scalar that looks like a number, a date or a merge; undefined for the last. */
function scalarAsDeckReads(source: string): JsonValue | undefined {
  if (source === '<<') return undefined;
  const digits = source.replaceAll('_', '');
  if (INTEGER.test(digits)) return integerOf(digits);
  if (FLOAT.test(digits)) return Number.isFinite(Number(digits)) ? Number(digits) : source;
  return dateOf(source) ?? source;
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
