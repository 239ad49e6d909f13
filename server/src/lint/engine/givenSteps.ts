import nimmaParser = require('nimma/parser');
import { remembered } from './remembered';

/** One step of a JSONPath as nimma reads it, `$.paths[*]..responses` being three. */
export interface GivenStep {
  readonly kind: 'name' | 'names' | 'any' | 'filter' | 'slice';
  /** The names of `name` and `names`; empty for others. */
  readonly names: readonly string[];
  /** Whether it stands behind `..`. */
  readonly deep: boolean;
  /** Whether a filter asks how the value is called (`@property`). */
  readonly asksName: boolean;
  /** The script of a filter. */
  readonly filter?: string;
}

const KINDS: Readonly<Record<string, GivenStep['kind']>> = {
  MemberExpression: 'name',
  MultipleMemberExpression: 'names',
  WildcardExpression: 'any',
  ScriptFilterExpression: 'filter',
  SliceExpression: 'slice',
};
/** What a filter may ask for its answer to depend on the value and its name alone. */
const LOCAL = new Set(['@', '@property', '@string', '@number', '@boolean', '@scalar', '@array', '@null', '@object', '@integer']);

/**
 * The steps of a JSONPath; undefined where its answer for a value depends on more than the value, its name and the names above it: `^`, filters on
 * `@parent`, `@root` or `@path`, and whatever nimma does not read itself.
 */
export const givenSteps = remembered(read, 2_000);

function read(given: string): readonly GivenStep[] | undefined {
  let nodes: unknown;
  try {
    nodes = nimmaParser.parse(given);
  } catch {
    // Not nimma's syntax: Spectral falls back to another engine there.
    return undefined;
  }
  if (!Array.isArray(nodes)) return undefined;
  const items: unknown[] = nodes;
  const last = items.at(-1);
  const kept = isNode(last) && last.type === 'KeyExpression' ? items.slice(0, -1) : items;
  const steps = kept.map(stepOf);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly deep?: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function stepOf(node: unknown): GivenStep | undefined {
  if (!isNode(node)) return undefined;
  const kind = KINDS[node.type];
  const deep = node.deep === true;
  if (kind === undefined) return undefined;
  if (kind === 'filter') {
    if (typeof node.value !== 'string') return undefined;
    const asked = whatIsAsked(node.value);
    return asked && { kind, names: [], deep, asksName: asked.has('@property'), filter: node.value };
  }
  const written: unknown[] = kind === 'name' ? [node.value] : kind === 'names' && Array.isArray(node.value) ? node.value : [];
  return { kind, names: written.map(String), deep, asksName: false };
}

/** The words with `@` in a filter, with those in quotes among them; undefined where one of them reaches beyond the value. */
function whatIsAsked(filter: string): ReadonlySet<string> | undefined {
  const words = new Set<string>(filter.match(/@\w*/g) ?? []);
  return /\bindex\b/.test(filter) || [...words].some((word) => !LOCAL.has(word)) ? undefined : words;
}
