import type { Ruleset, RulesetFunctionContext } from '@stoplight/spectral-core';
import { oas2 } from '@stoplight/spectral-formats';
import { isContainer } from './container';
import type { Clause } from './clause';

type DocumentInventory = RulesetFunctionContext['documentInventory'];

const HOLDERS = new WeakMap<Ruleset, DocumentInventory>();

/**
 * What stands for the documents of a run where a function asks for it only to find again what it compiled: Spectral compiles the schemas that rules
 * have in their options anew for each run, although they are the ruleset's.
 */
export function holderOf(ruleset: Ruleset): DocumentInventory {
  const known = HOLDERS.get(ruleset);
  if (known !== undefined) return known;
  const holder: DocumentInventory = Object.create(null);
  HOLDERS.set(ruleset, holder);
  return holder;
}

const SHARED = new WeakMap<object, boolean>();

/**
 * Whether a function compiles a schema of its rule and nothing else (spectral-functions, `schema`). Not where a schema has a name of its own: by that
 * it might be taken for another; nor for version 2, of which schemas are copied each time (spectral-rulesets, `oasSchema`).
 */
export function compilesItsOwn({ name, then }: Clause, { document }: Pick<RulesetFunctionContext, 'document'>): boolean {
  if (name !== 'schema' && (name !== 'oasSchema' || document.formats?.has(oas2) === true)) return false;
  const options: unknown = then.functionOptions;
  if (!isContainer(options)) return false;
  const known = SHARED.get(options) ?? !hasNames(options);
  SHARED.set(options, known);
  return known;
}

function hasNames(value: unknown): boolean {
  return isContainer(value) && Object.entries(value).some(([key, each]) => /^(?:id|\$.*)$/.test(key) || hasNames(each));
}
