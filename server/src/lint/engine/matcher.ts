import nimma = require('nimma/legacy');
import runtime = require('nimma/legacy/runtime');
import { GraphScope, type Match, type Walk } from './graphScope';

type Callbacks = Readonly<Record<string, (match: Match) => void>>;
/** Runs a set of JSONPaths over a value: nimma's code for them with a walk of ours. */
export type Matcher = (root: unknown, callbacks: Callbacks, walk: Walk) => void;

const KNOWN = new Map<string, Matcher>();
const MOST_KNOWN = 50;

/** The matcher of JSONPaths that nimma runs itself, compiled once. The paths have passed the allow-list when their ruleset was loaded. */
export function matcherOf(givens: readonly string[]): Matcher {
  const name = JSON.stringify(givens);
  let matcher = KNOWN.get(name);
  if (matcher === undefined) {
    const compiled = compile(givens);
    matcher = (root, callbacks, walk) =>
      withScopes(
        (value) => new GraphScope(value, callbacks, walk),
        () => compiled.query(root, callbacks),
      );
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(name, matcher);
  }
  return matcher;
}

const NIMMAS = new Map<string, boolean>();
const MOST_NIMMAS = 2_000;

/** Whether nimma runs a JSONPath itself, rather than leaving it to another engine. */
export function isNimmas(given: string): boolean {
  const known = NIMMAS.get(given) ?? isCompiled([given]);
  NIMMAS.set(given, known);
  return known;
}

/** Finds out the same of many at once, which is quicker where it does run all of them. */
export function lookAtAll(givens: readonly string[]): void {
  if (NIMMAS.size + givens.length > MOST_NIMMAS) NIMMAS.clear();
  const unknown = givens.filter((given) => !NIMMAS.has(given));
  if (unknown.length > 0 && isCompiled(unknown)) for (const given of unknown) NIMMAS.set(given, true);
}

function isCompiled(givens: readonly string[]): boolean {
  try {
    return compile(givens).sourceCode !== '';
  } catch {
    // What it cannot run it refuses with an error.
    return false;
  }
}

function compile(givens: readonly string[]): nimma.default {
  return new nimma.default([...givens], { fallback: null, unsafe: false, output: 'auto', customShorthands: {} });
}

let makeScope: ((value: unknown) => GraphScope) | undefined;

/** What stands in for nimma's own scope: nimma takes it up when it runs a set of paths for the first time, and keeps it with them. */
const ScopeOfOurs = function (value: unknown): GraphScope {
  if (makeScope === undefined) throw new Error('There is no walk to run these paths in');
  return makeScope(value);
};

function withScopes(make: (value: unknown) => GraphScope, run: () => void): void {
  const { Scope } = runtime;
  runtime.Scope = ScopeOfOurs;
  makeScope = make;
  try {
    run();
  } finally {
    runtime.Scope = Scope;
    makeScope = undefined;
  }
}
