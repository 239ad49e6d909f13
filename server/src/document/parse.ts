import { parseWithPointers, type YamlParserResult } from '@stoplight/yaml';
import { Kind, load } from '@stoplight/yaml-ast-parser';
import { rangeIn, withoutMark } from './byteOrderMark';
import type { Characters } from './characters';
import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from './jsonValue';
import { START_OF_TEXT, type Range } from './position';

/** How deep objects and arrays may be nested before a text is refused; real documents stay below 60. */
export const DEEPEST_NESTING = 500;
/** How many values a text with aliases may write out to; generous for hand-written YAML, out of reach for a bomb. */
export const MOST_ALIASED_VALUES = 1_000_000;

/** An escape without its digits (YAML 1.2, section 5.7). */
const UNFINISHED_ESCAPE = /\\(?:x(?![\da-f]{2})|u(?![\da-f]{4})|U(?![\da-f]{8}))/i;
/** For each of up to eight digits that are wrong, Spectral's reader goes on behind the line it is in. */
const LINES_BEHIND = 9;
/** What that reader says of such a digit, where it takes the escape for one: outside of quotes it is none. */
const NO_DIGIT = /^expected hexadecimal character/i;

/** A place where a text is no YAML or JSON, or is refused for being out of all proportion. */
export interface SyntaxProblem {
  readonly message: string;
  readonly range: Range;
}

/** What Spectral's own YAML reader makes of a text; JSON is read as YAML as well (ARCHITECTURE.md, “What always holds”). */
export interface ParsedText {
  readonly value: JsonValue | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** The reader's result for looking up places, of the text without a byte order mark; absent where the text was refused before it was read. */
  readonly result: YamlParserResult<unknown> | undefined;
}

/** Reads a text. Never throws; alias bombs and bottomless nesting are problems, not work. */
export function parseText(text: string): ParsedText {
  const refusal = refusalOf(text);
  if (refusal !== undefined) return { value: undefined, problems: [refusal], result: undefined };
  try {
    const result = read(readableText(withoutMark(text)));
    const problems = errorsOf(result).map(({ message, range }) => ({ message, range: rangeIn(text, range) }));
    const value = asJson(result.data);
    const deep = tooDeep(value);
    return deep === undefined ? { value, problems, result } : { value: undefined, problems: [deep], result: undefined };
  } catch (error) {
    return { value: undefined, problems: [brokenOff(text, error)], result: undefined };
  }
}

/** What Spectral's YAML reader breaks off at: an anchor before a root that is indented, `!!str` with nothing behind it, and `!!binary`. */
const BREAKS_OFF = /^[ \t]+&\S+[ \t]*$|!!str[ \t]*(?=&|#|$)|!!binary/m;

/** Why the reader broke off at a text, and where if that is known. */
function brokenOff(text: string, error: unknown): SyntaxProblem {
  const found = error instanceof TypeError ? BREAKS_OFF.exec(text) : null;
  if (found === null) return { message: unreadable(error), range: START_OF_TEXT };
  const before = text.slice(0, found.index).split(/\r\n?|\n/);
  const start = { line: before.length - 1, character: (before.at(-1) ?? '').length };
  const written = found[0].trim();
  const message = `Spectral’s YAML reader breaks off at a text with ${written} in such a place. Take it out, or quote the value.`;
  return { message, range: { start, end: { line: start.line, character: start.character + found[0].length } } };
}

/**
 * A text as it can be given to Spectral's YAML reader. That never comes back from a quoted text in whose last lines an escape has no digits:
 * it runs over the end. With lines behind it, it says what is wrong. Every other text is given as it stands.
 */
export function readableText(text: string): string {
  if (!endsInUnfinishedEscape(text)) return text;
  const padded = text + '\n'.repeat(LINES_BEHIND);
  return errorsOf(read(padded)).some(({ message }) => NO_DIGIT.test(message)) ? padded : text;
}

/**
 * Whether Spectral reads a document that another one refers to as JSON, told by its path or address; every other one, and a root of any name, it reads as
 * YAML (spectral-core 1.24.1, DocumentInventory.parseResolveResult).
 */
export function isReadAsJson(path: string): boolean {
  return path.endsWith('.json');
}

/** Whether an escape in the last lines of a text has no digits, so that the reader may never come back from it. */
export function endsInUnfinishedEscape(text: Characters): boolean {
  let tail = text.length;
  for (let line = 0; line < LINES_BEHIND && tail > 0; line++) tail = text.lastIndexOf('\n', tail - 1);
  return UNFINISHED_ESCAPE.test(text.slice(Math.max(0, tail)));
}

function read(text: string): YamlParserResult<unknown> {
  return parseWithPointers<unknown>(text, { mergeKeys: true, ignoreDuplicateKeys: true, preserveKeyOrder: false });
}

function errorsOf(result: YamlParserResult<unknown>): YamlParserResult<unknown>['diagnostics'] {
  return result.diagnostics.filter(({ severity }) => severity === 0);
}

/**
 * Why a text must not be given to the reader at all: aliases that write out to more than `MOST_ALIASED_VALUES` values. Undefined when it may.
 */
export function refusalOf(text: string): SyntaxProblem | undefined {
  if (!/(^|[\s[{,:-])\*[^\s*,\]}]/.test(text) || !text.includes('&')) return undefined;
  try {
    const ast = load(text, { ignoreDuplicateKeys: true });
    const sizes = new Map<object, number>();
    const values = ast ? expandedSize(ast, sizes) : 0;
    // What is written once is as much as its author wrote, whatever that is.
    if (values - sizes.size <= MOST_ALIASED_VALUES) return undefined;
    return {
      message: `The aliases of this document write out to more than ${MOST_ALIASED_VALUES.toLocaleString('en')} values. Write the repeated part once and use $ref.`,
      range: START_OF_TEXT,
    };
  } catch (error) {
    return brokenOff(text, error);
  }
}

/** How many values a node of the reader's tree writes out to; a node that contains itself counts once, as the reader cuts it. */
function expandedSize(node: unknown, known: Map<object, number>): number {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return 1;
  const before = known.get(node);
  if (before !== undefined) return before;
  known.set(node, 1);
  let size = 1;
  for (const child of childNodes(node)) size += expandedSize(child, known);
  known.set(node, Math.min(size, Number.MAX_SAFE_INTEGER));
  return size;
}

function childNodes(node: object): unknown[] {
  const kind = 'kind' in node ? node.kind : undefined;
  if (kind === Kind.MAP && 'mappings' in node && Array.isArray(node.mappings)) return node.mappings;
  if (kind === Kind.SEQ && 'items' in node && Array.isArray(node.items)) return node.items;
  if ((kind === Kind.MAPPING || kind === Kind.ANCHOR_REF) && 'value' in node) return [node.value];
  return [];
}

/** Where a value is nested deeper than `DEEPEST_NESTING`, looked for without recursion. */
function tooDeep(value: JsonValue | undefined): SyntaxProblem | undefined {
  let level: JsonValue[] = value === undefined ? [] : [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_NESTING) {
      return { message: `Nested more than ${DEEPEST_NESTING} levels deep. Split it with $ref.`, range: START_OF_TEXT };
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? childrenOf(item) : []));
  }
  return undefined;
}

function childrenOf(container: JsonArray | JsonObject): JsonValue[] {
  const values: readonly (JsonValue | undefined)[] = Object.values(container);
  return values.filter((child) => typeof child === 'object' && child !== null);
}

function unreadable(error: unknown): string {
  if (error instanceof RangeError) return 'Nested too deeply to be read. Split it with $ref.';
  return `Cannot be read as YAML or JSON: ${error instanceof Error ? error.message : String(error)}`;
}

/** The reader builds plain objects, arrays and scalars only; anything else is a bug of it and becomes null. */
function asJson(data: unknown): JsonValue | undefined {
  if (data === undefined || data === null) return data;
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return data;
  if (isJsonObject(data)) return data;
  return isArray(data) && isJsonArray(data) ? data : null;
}

function isArray(data: unknown): data is JsonValue[] {
  return Array.isArray(data);
}
