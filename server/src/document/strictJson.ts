import type { JsonValue } from './jsonValue';
import { targetsIn } from './references';

/**
 * What a text cannot hold for both readers to agree: a merge key, which YAML merges, a key that would be a prototype, and the escapes by
 * which either could be spelt.
 */
const READ_OTHERWISE = ['"<<"', '__proto__', '\\u003c', '\\u003C', '\\u005f', '\\u005F'];
/** A colon on another line than its key, which YAML takes for something else. */
const COLON_APART = /\n\s*:|\r\s*:/;

/** What JSON says: its value, and the targets of its `$ref`s, which are gathered on the way. */
export interface StrictJson {
  readonly value: JsonValue;
  readonly targets: ReadonlySet<string>;
}

/**
 * Reads a text that is JSON and nothing more, as Spectral's YAML reader reads it but some thirty times faster; undefined for every other
 * text, which only that reader can judge: YAML, JSON with comments or a byte order mark, nesting beyond `deepest` levels.
 */
export function readStrictJson(text: string, deepest: number): StrictJson | undefined {
  if (!/^\s*[{[]/.test(text) || READ_OTHERWISE.some((part) => text.includes(part)) || COLON_APART.test(text)) return undefined;
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    // Whether it is broken, and where, the YAML reader says.
    return undefined;
  }
  const targets = targetsIn(value, deepest);
  return targets && { value, targets };
}
