import type { JsonValue } from '../../document/jsonValue';
import { canonicalJson } from '../canonicalJson';
import type { Route } from '../entities';

/** What the gateway compares of a request beside its path. A route that says more of these is tried before one that says less. */
const CONDITIONS = ['methods', 'hosts', 'headers', 'snis', 'sources', 'destinations', 'protocols'] as const;

/** How a path parameter stands in a shape: of at least one character, or of none as well. */
export const SOME = '{+}';
export const ANY = '{*}';

/** A character that stands in no path. */
const FILLER = '\u0000';

/** The segments of the paths that a route matches: literal text, escaped as in its regular expression, with `{+}` or `{*}` for parameters. */
export function segmentsOf({ value }: Route): readonly string[] {
  const [first] = Array.isArray(value['paths']) ? value['paths'] : [];
  const regex = typeof first === 'string' ? first : '';
  return regex
    .replace(/^~/, '')
    .replace(/\$$/, '')
    .replaceAll(/\(\?<[^>]*>\[\^#\?\/\]([+*])\)/g, '{$1}')
    .split('/');
}

/** The same text for two routes exactly when they ask the same of a request beside its path. */
export function conditionsOf({ value }: Route): string {
  return JSON.stringify(CONDITIONS.map((key) => canonicalJson(unordered(value[key]))));
}

/** How early the gateway tries a route among those that ask as much of a request. */
export function priorityOf({ value }: Route): number {
  const priority = value['regex_priority'];
  return typeof priority === 'number' ? priority : 0;
}

/** Whether a segment of a shape holds both text and parameters, or several of these. */
export function isMixed(segment: string): boolean {
  return segment !== SOME && segment !== ANY && /\{[+*]\}/.test(segment);
}

/**
 * Whether a segment of a shape matches all that another one does. A sample tells: parameters are filled with a character that no text holds, so
 * that only a parameter can match it, and would match any others in its place.
 */
export function coversSegment(wide: string, exact: string): boolean {
  const pattern = wide.split(/(\{[+*]\})/).map((part) => (part === SOME ? '.+' : part === ANY ? '.*' : escaped(unescaped(part))));
  const matcher = new RegExp(`^${pattern.join('')}$`, 's');
  const samples = [exact.replaceAll(SOME, FILLER).replaceAll(ANY, FILLER), exact.replaceAll(SOME, FILLER).replaceAll(ANY, '')];
  return samples.every((sample) => matcher.test(unescaped(sample)));
}

/** Text as it is, where a route's regular expression has it escaped. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, '$1');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Lists of conditions mean any of their items, in whatever order. */
function unordered(value: JsonValue | undefined): JsonValue {
  if (!Array.isArray(value)) return value ?? null;
  return [...value].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
