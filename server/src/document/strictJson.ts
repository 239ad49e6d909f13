import { changedStretch } from './changedStretch';
import { slicesOf, type JsonSlice } from './jsonSlices';
import { isJsonObject, type JsonObject, type JsonValue } from './jsonValue';
import { surveyOf } from './survey';

/** A text that is JSON and nothing more, with what it says. */
export interface StrictJson {
  readonly text: string;
  readonly value: JsonValue;
  /** The targets of its `$ref`s, each once, in document order. */
  readonly targets: ReadonlySet<string>;
  /** How many members and items its objects and arrays have, all together. */
  readonly members: number;
  /** Its slices, made when the first edit asks for them; empty where there can be none. */
  slices?: readonly JsonSlice[];
}

/**
 * Reads a text that is JSON and nothing more, as Spectral's YAML reader reads it but some thirty times faster; undefined for every other
 * text, which only that reader can judge: YAML, JSON with comments or a byte order mark, merge keys, more than `highest` objects and
 * arrays one inside the other.
 */
export function readStrictJson(text: string, highest: number): StrictJson | undefined {
  const json = readPlainJson(text, highest);
  return json === undefined || COLON_APART.test(text) ? undefined : json;
}

/** The same, but that a colon may stand on another line than its key: who goes through the text anyway can see that. */
export function readPlainJson(text: string, highest: number): StrictJson | undefined {
  return /^\s*[{[]/.test(text) ? surveyed(text, parsed(text), highest) : undefined;
}

/**
 * The same of a text that differs from an earlier one inside one member of a section, such as a path item or a schema: only that is read,
 * everything else is the earlier text's own. Undefined where it differs elsewhere or is not as simple.
 */
export function readEditedJson(before: StrictJson, text: string, highest: number): StrictJson | undefined {
  const { start, endBefore, endAfter } = changedStretch(before.text, text);
  if (start === endBefore && start === endAfter) return before;
  before.slices ??= slicesOf(before.text) ?? [];
  const index = before.slices.findIndex((slice) => slice.start < start && endBefore < slice.end);
  const slice = before.slices[index];
  if (slice === undefined) return undefined;
  const grown = endAfter - endBefore;
  const written = text.slice(slice.start, slice.end + grown);
  const part = COLON_APART.test(written) ? undefined : parsed(written);
  const edited = surveyed(text, part === undefined ? undefined : replaced(before.value, slice, part), highest);
  return edited && { ...edited, slices: before.slices.map((each, at) => moved(each, at - index, grown)) };
}

/** A slice after an edit that made the one so many places before it longer. */
function moved(slice: JsonSlice, after: number, grown: number): JsonSlice {
  if (after < 0) return slice;
  return { ...slice, start: after === 0 ? slice.start : slice.start + grown, end: slice.end + grown };
}

function surveyed(text: string, value: JsonValue | undefined, highest: number): StrictJson | undefined {
  const survey = value === undefined ? undefined : surveyOf(value, highest);
  return value === undefined || survey === undefined ? undefined : { text, value, targets: survey.targets, members: survey.members };
}

/** A colon on another line than its key, which YAML takes for something else. Strings of JSON hold no line break. */
const COLON_APART = /[\n\r][ \t]*:/;

/** The value of a text, or of a part of one; undefined where it is no JSON. */
function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Whether it is broken, and where, the YAML reader says.
    return undefined;
  }
}

function replaced(root: JsonValue, { section, key }: JsonSlice, part: JsonValue): JsonObject | undefined {
  const members = isJsonObject(root) ? root[section] : undefined;
  return isJsonObject(root) && isJsonObject(members) ? { ...root, [section]: { ...members, [key]: part } } : undefined;
}
