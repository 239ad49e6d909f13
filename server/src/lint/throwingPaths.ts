import { Ruleset, type RulesetFunctionContext, type Spectral } from '@stoplight/spectral-core';
import fallbacks = require('nimma/fallbacks');
import nimma = require('nimma/legacy');
import { knownValid } from '../ruleset/knownValid';
import { isContainer } from './engine/container';
import type { RuleFailure } from './guardedRuleset';
import type { LintControl } from './lintControl';

type Document = RulesetFunctionContext['document'];
type Rule = Ruleset['rules'][string];

/**
 * The rules of which a JSONPath cannot be followed through a document, since a filter throws at one of its values: `@.in` where there is `null`. Spectral
 * goes all paths at once and loses everything over one. Each path that has a filter is gone again by itself, as Spectral goes it (spectral-core 1.24.1,
 * runner). None where it falls over something else, or is cancelled meanwhile.
 */
export async function rulesThatThrow(
  ruleset: Ruleset,
  document: Document,
  spectral: Spectral,
  control: LintControl,
): Promise<readonly RuleFailure[]> {
  const failures: RuleFailure[] = [];
  const look = (value: unknown, isResolved: boolean): void => {
    for (const rule of Object.values(ruleset.rules)) {
      if (control.cancelled) return;
      const message = rule.enabled && rule.resolved === isResolved ? whatThrows(rule, document, value) : undefined;
      if (message !== undefined) failures.push({ rule: rule.name, kind: 'threw', message });
    }
  };
  const looking = (resolved: boolean): object => ({ given: '$', resolved, then: { function: (value: unknown) => look(value, resolved) } });
  spectral.setRuleset(new Ruleset(knownValid({ rules: { written: looking(false), resolved: looking(true) } })));
  try {
    await spectral.run(document);
  } catch {
    return [];
  }
  return failures;
}

/** Why a rule's paths cannot be followed, with a next step. */
function whatThrows(rule: Rule, { formats = null }: Document, value: unknown): string | undefined {
  if (!rule.matchesFormat(formats) || !isContainer(value)) return undefined;
  for (const given of rule.getGivenForFormats(formats)) {
    try {
      if (given.includes('?(')) follow(given, value);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return `its JSONPath ${given} cannot be followed through this document (${words}). Have the filter ask whether there is a value before it looks into it: @ && @.in.`;
    }
  }
  return undefined;
}

function follow(given: string, value: object): void {
  const options = { fallback: fallbacks.jsonPathPlus, unsafe: false, output: 'auto', customShorthands: {} } as const;
  new nimma.default([given], options).query(value, { [given]: () => undefined });
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
