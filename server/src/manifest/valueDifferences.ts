import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../document/jsonValue';
import { SETS } from './entityKinds';

/** One value that is not the same in two entities; absent on a side where there is none. */
export interface ValueDifference {
  /** Where it stands in the entity: `config.limits[0].name`. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** Members whose text is JSON: they are compared as what they say, and what differs in them is named by its place there. */
const JSON_TEXTS: ReadonlySet<string> = new Set(['body_schema', 'schema']);

/**
 * The places at which two values differ, the smallest that say it: keys in any order, absent as good as null and as the value that `standard` has at
 * the same place, and no tags as good as an empty list of them.
 */
export function valueDifferences(before: JsonObject, after: JsonObject, standard: JsonObject = {}): ValueDifference[] {
  return membersDiffering(before, after, '', standard);
}

function membersDiffering(before: JsonObject, after: JsonObject, at: string, standard: JsonObject): ValueDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differing(before[key], after[key], at === '' ? key : `${at}.${key}`, key, standard[key]));
}

function differing(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  at: string,
  key: string,
  standard?: JsonValue,
): ValueDifference[] {
  if (isNone(before, key) && isNone(after, key)) return [];
  if (standard !== undefined && (isNone(before, key) || isNone(after, key))) {
    const said = isNone(before, key) ? after : before;
    if (!isJsonObject(standard) || !isJsonObject(said)) return areSame(said, standard, key) ? [] : [difference(at, before, after)];
    return membersDiffering(isJsonObject(before) ? before : {}, isJsonObject(after) ? after : {}, at, standard);
  }
  if (JSON_TEXTS.has(key)) {
    const [said, says] = [saidBy(before), saidBy(after)];
    if (said !== undefined && says !== undefined) return differing(said, says, at, '');
  }
  if (isJsonObject(before) && isJsonObject(after)) return membersDiffering(before, after, at, isJsonObject(standard) ? standard : {});
  if (isJsonArray(before) && isJsonArray(after)) return itemsDiffering(before, after, at, key);
  return before === after ? [] : [difference(at, before, after)];
}

function areSame(said: JsonValue | undefined, standard: JsonValue, key: string): boolean {
  if (isJsonArray(said) && isJsonArray(standard) && SETS.has(key)) return areSameSet(said, standard);
  return JSON.stringify(said) === JSON.stringify(standard);
}

function itemsDiffering(before: JsonArray, after: JsonArray, at: string, key: string): ValueDifference[] {
  if (SETS.has(key)) return areSameSet(before, after) ? [] : [difference(at, before, after)];
  const scalars = [...before, ...after].every((item) => typeof item !== 'object' || item === null);
  if (scalars) return JSON.stringify(before) === JSON.stringify(after) ? [] : [difference(at, before, after)];
  const longest = before.length > after.length ? before : after;
  return longest.flatMap((_, index) => differing(before[index], after[index], `${at}[${index}]`, ''));
}

function areSameSet(before: JsonArray, after: JsonArray): boolean {
  const sorted = (list: JsonArray): string => JSON.stringify(list.map((item) => JSON.stringify(item)).sort());
  return sorted(before) === sorted(after);
}

function difference(path: string, before: JsonValue | undefined, after: JsonValue | undefined): ValueDifference {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function isNone(value: JsonValue | undefined, key: string): boolean {
  return value === undefined || value === null || (key === 'tags' && isJsonArray(value) && value.length === 0);
}

/** What a text says as JSON, where that is an object or an array. */
function saidBy(value: JsonValue | undefined): JsonObject | JsonArray | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return undefined;
  try {
    const said: unknown = JSON.parse(value);
    return isJsonObject(said) || isList(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

function isList(value: unknown): value is JsonArray {
  return Array.isArray(value);
}
