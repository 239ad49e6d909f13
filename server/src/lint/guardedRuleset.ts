import type { RulesetFunction, RulesetFunctionContext, Ruleset } from '@stoplight/spectral-core';
import type { Range } from '../document/position';
import type { LintControl } from './lintControl';
import { SUSPECT_WITHIN, type SuspectRules } from './timeLimit';

/** Thrown inside a rule run to end it; never an error that a person sees. */
export class LintCancelled extends Error {}

/** A rule that was set aside because its function threw, over which stock Spectral loses the whole run, or because it did not end in time. */
export type RuleFailure =
  | { readonly rule: string; readonly kind: 'threw'; readonly message: string }
  | { readonly rule: string; readonly kind: 'overTime'; readonly place: PlaceInSource | undefined };

/** Where a rule was at work. */
export interface PlaceInSource {
  readonly source: string | undefined;
  readonly range: Range;
}

/**
 * The ruleset as it judges one document, with every rule function watched: between two checks a cancelled run ends,
 * and a rule that throws, or that was over its time limit before and is so again, is set aside and reported instead of taking the others with it.
 * Results are the same otherwise.
 * Returns the names of the rules by the numbers that `LintControl` carries.
 */
export function guardRuleset(
  ruleset: Ruleset,
  source: string,
  control: LintControl,
  failures: Map<string, RuleFailure>,
  suspects: SuspectRules = { from: {}, within: undefined },
): { readonly ruleset: Ruleset; readonly names: readonly string[] } {
  const effective = ruleset.fromSource(source);
  const names = Object.keys(effective.rules);
  for (const [index, rule] of Object.values(effective.rules).entries()) {
    if (!rule.enabled) continue;
    rule.then = rule.then.map((then) => ({
      ...then,
      function: guardFunction(originalOf(then.function), rule.name, { index, control, failures, suspects }),
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

interface Guard {
  readonly index: number;
  readonly control: LintControl;
  readonly failures: Map<string, RuleFailure>;
  readonly suspects: SuspectRules;
}

function guardFunction(original: RuleFunction, rule: string, guard: Guard): RuleFunction {
  const { index, control, failures, suspects } = guard;
  const watchedFrom = suspects.from[rule] ?? Infinity;
  const setAside = (error: unknown): undefined => {
    failures.set(rule, { rule, kind: 'threw', message: error instanceof Error ? error.message : String(error) });
  };
  const watched = (input: unknown, options: unknown, context: RulesetFunctionContext): ReturnType<RuleFunction> => {
    const ended = suspects.within?.(SUSPECT_WITHIN, () => original(input, options, context));
    if (ended !== undefined) return ended.done;
    failures.set(rule, { rule, kind: 'overTime', place: suspects.within && placeOf(context) });
    return undefined;
  };
  const guarded: RulesetFunction = (input, options, context: RulesetFunctionContext) => {
    if (control.cancelled) throw new LintCancelled();
    if (failures.has(rule)) return undefined;
    control.enter(index);
    try {
      const results = control.checks < watchedFrom ? original(input, options, context) : watched(input, options, context);
      return results instanceof Promise ? results.catch(setAside) : results;
    } catch (error) {
      return setAside(error);
    } finally {
      control.leave();
    }
  };
  originals.set(guarded, original);
  watches.set(guarded, (fn) => guardFunction(fn, rule, guard));
  return guarded;
}

function isWritten(value: unknown, [first, ...rest]: readonly (string | number)[]): boolean {
  if (first === undefined) return true;
  return typeof value === 'object' && value !== null && first in value && isWritten(Reflect.get(value, first), rest);
}

/** Where Spectral would put a finding about what a rule is at work on; undefined where it cannot tell. */
function placeOf({ path, rule, document, documentInventory }: RulesetFunctionContext): PlaceInSource | undefined {
  try {
    // The engine lends functions that compile schemas another inventory; what is written in the document itself needs none.
    const written = !('findAssociatedItemForPath' in documentInventory) && isWritten(document.data, path);
    const found = written ? { document, path } : documentInventory.findAssociatedItemForPath(path, rule.resolved);
    const range = (found?.document ?? document).getRangeForJsonPath(found?.path ?? path, true);
    return range === undefined ? undefined : { source: (found?.document ?? document).source ?? undefined, range };
  } catch {
    return undefined;
  }
}
