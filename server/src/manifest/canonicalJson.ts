import { compareCodePoints } from './codePointOrder';
import { isJsonArray, type JsonObject, type JsonValue } from '../document/jsonValue';

/**
 * JSON on one line as Go's encoder writes it: keys sorted, `<`, `>`, `&` and the two line separators of Unicode escaped. decK puts schemas into
 * the manifest as such texts and derives ids from them, so the bytes matter.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = sortedEntries(value).map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** The same value with the keys of every object in the encoder's order. */
export function withSortedKeys(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonArray(value)) return value.map(withSortedKeys);
  return Object.fromEntries(sortedEntries(value).map(([key, member]) => [key, withSortedKeys(member)]));
}

function sortedEntries(object: JsonObject): [string, JsonValue][] {
  return Object.entries(object)
    .flatMap(([key, member]): [string, JsonValue][] => (member === undefined ? [] : [[key, member]]))
    .sort(([a], [b]) => compareCodePoints(a, b));
}

function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(
    /[<>&\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
