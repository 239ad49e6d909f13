import { Ruleset, type RulesetFunctionContext, type Spectral } from '@stoplight/spectral-core';
import fallbacks = require('nimma/fallbacks');
import nimma = require('nimma/legacy');
import { knownValid } from '../ruleset/knownValid';
import { isContainer } from './engine/container';
import { isNimmas, matcherOf } from './engine/matcher';
import { keysOf } from './engine/visit';
import type { RuleFailure } from './guardedRuleset';
import type { LintControl } from './lintControl';

type Document = RulesetFunctionContext['document'];
type Rule = Ruleset['rules'][string];

/**
 * The rules of which a JSONPath cannot be followed through a document, since a filter throws at one of its values: `@.in` where there is `null`. Spectral
 * goes all paths at once and loses everything over one. Each path that has a filter is gone again by itself: into every object and array once, which is
 * soon done, and if that tells nothing everywhere, as Spectral goes it (spectral-core 1.24.1, runner). There may be more of them than are found at once.
 * None where it falls over something else, or is cancelled meanwhile.
 */
export async function rulesThatThrow(
  ruleset: Ruleset,
  document: Document,
  spectral: Spectral,
  control: LintControl,
): Promise<readonly RuleFailure[]> {
  const forms = new Map<boolean, unknown>();
  const looking = (resolved: boolean): object => ({
    given: '$',
    resolved,
    then: { function: (value: unknown) => void forms.set(resolved, value) },
  });
  spectral.setRuleset(new Ruleset(knownValid({ rules: { written: looking(false), resolved: looking(true) } })));
  try {
    await spectral.run(document);
  } catch {
    return [];
  }
  for (const follow of [followOnce, followEverywhere]) {
    const failures = Object.values(ruleset.rules).flatMap((rule): RuleFailure[] => {
      const message = control.cancelled || !rule.enabled ? undefined : whatThrows(rule, document, forms.get(rule.resolved), follow);
      return message === undefined ? [] : [{ rule: rule.name, kind: 'threw', message }];
    });
    if (failures.length > 0) return failures;
  }
  return [];
}

/** Why a rule's paths cannot be followed, with a next step. */
function whatThrows(rule: Rule, { formats = null }: Document, value: unknown, follow: typeof followOnce): string | undefined {
  if (!rule.matchesFormat(formats) || !isContainer(value)) return undefined;
  for (const given of rule.getGivenForFormats(formats)) {
    try {
      if (given.includes('?(')) follow(given, value);
    } catch (error) {
      // A document that is nested too deeply is told of as such.
      if (error instanceof RangeError) return undefined;
      const words = error instanceof Error ? error.message : String(error);
      return `its JSONPath ${given} cannot be followed through this document (${words}). Have the filter ask whether there is a value before it looks into it: @ && @.in.`;
    }
  }
  return undefined;
}

/** Follows a path that nimma runs, going into each object and array on the first way to it alone. A path with a parent in it is left out. */
function followOnce(given: string, root: object): void {
  if (given.includes('^') || !isNimmas(given)) return;
  matcherOf([given])(root, {}, (scope, test) => {
    const entered = new Set([root]);
    const enter = (container: object): void => {
      for (const key of keysOf(container)) {
        const value: unknown = Reflect.get(container, key);
        scope.enter(key, value);
        test();
        if (isContainer(value) && !entered.has(value)) {
          entered.add(value);
          enter(value);
        }
        scope.leave();
      }
    };
    enter(root);
  });
}

function followEverywhere(given: string, root: object): void {
  const options = { fallback: fallbacks.jsonPathPlus, unsafe: false, output: 'auto', customShorthands: {} } as const;
  new nimma.default([given], options).query(root, { [given]: () => undefined });
}

/** Has a ruleset look for nothing by the rules that failed, until the function that is given back is called. */
export function without(ruleset: Ruleset, failed: ReadonlyMap<string, RuleFailure>): () => void {
  const silenced = Object.values(ruleset.rules).filter(({ name }) => failed.has(name));
  const before = silenced.map((rule) => ({ rule, given: rule.given }));
  for (const rule of silenced) rule.given = [];
  return () => {
    for (const { rule, given } of before) rule.given = given;
  };
}
