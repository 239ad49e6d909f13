import type { RulesetFunction, RulesetFunctionContext, Ruleset } from '@stoplight/spectral-core';
import type { LintControl } from './lintControl';

/** Thrown inside a rule run to end it; never an error that a person sees. */
export class LintCancelled extends Error {}

/** A rule whose function threw; stock Spectral loses the whole run over it. */
export interface RuleFailure {
  readonly rule: string;
  readonly message: string;
}

/**
 * The ruleset as it judges one document, with every rule function watched: between two checks a cancelled run ends,
 * and a rule that throws is set aside and reported instead of taking the others with it. Results are the same otherwise.
 * Returns the names of the rules by the numbers that `LintControl` carries.
 */
export function guardRuleset(
  ruleset: Ruleset,
  source: string,
  control: LintControl,
  failures: Map<string, RuleFailure>,
): { readonly ruleset: Ruleset; readonly names: readonly string[] } {
  const effective = ruleset.fromSource(source);
  const names = Object.keys(effective.rules);
  for (const [index, rule] of Object.values(effective.rules).entries()) {
    if (!rule.enabled) continue;
    rule.then = rule.then.map((then) => ({
      ...then,
      function: guardFunction(originalOf(then.function), rule.name, index, control, failures),
    }));
  }
  return { ruleset: effective, names };
}

type RuleFunction = Ruleset['rules'][string]['then'][number]['function'];

const originals = new WeakMap<object, RuleFunction>();
const watches = new WeakMap<object, (fn: RuleFunction) => RuleFunction>();

/** The rule function behind a watched one. */
export function originalOf(fn: RuleFunction): RuleFunction {
  return originals.get(fn) ?? fn;
}

/** Another rule function watched as a watched one is, in its place; the function itself where that one is not. */
export function watchedAs(watched: RuleFunction, fn: RuleFunction): RuleFunction {
  return watches.get(watched)?.(fn) ?? fn;
}

function guardFunction(
  original: RuleFunction,
  rule: string,
  index: number,
  control: LintControl,
  failures: Map<string, RuleFailure>,
): RuleFunction {
  const setAside = (error: unknown): undefined => {
    failures.set(rule, { rule, message: error instanceof Error ? error.message : String(error) });
  };
  const guarded: RulesetFunction = (input, options, context: RulesetFunctionContext) => {
    if (control.cancelled) throw new LintCancelled();
    if (failures.has(rule)) return undefined;
    control.enter(index);
    try {
      const results = original(input, options, context);
      return results instanceof Promise ? results.catch(setAside) : results;
    } catch (error) {
      return setAside(error);
    } finally {
      control.leave();
    }
  };
  originals.set(guarded, original);
  watches.set(guarded, (fn) => guardFunction(fn, rule, index, control, failures));
  return guarded;
}
