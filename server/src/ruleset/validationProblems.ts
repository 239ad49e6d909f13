import { assertValidRuleset, RulesetValidationError } from '@stoplight/spectral-core';
import type { RulesetFile } from './rulesetFile';
import type { RulesetProblem } from './rulesetTypes';

/**
 * What Spectral's own validation says of a definition, with the places in the file it was made from. What it extends is left out, as Spectral does:
 * each extended ruleset is validated with its own file.
 */
export function validationProblems(definition: object, file: RulesetFile): RulesetProblem[] {
  try {
    assertValidRuleset('extends' in definition ? { ...definition, extends: [] } : definition, 'js');
    return [];
  } catch (error) {
    return problemsOf(error, file);
  }
}

/** The problems in an error of Spectral's, which may hold several. */
export function problemsOf(error: unknown, file: RulesetFile): RulesetProblem[] {
  const errors: readonly unknown[] = isAggregate(error) ? error.errors : [error];
  return errors.map((single) => {
    const words = single instanceof Error ? single.message : String(single);
    if (single instanceof RulesetValidationError) return file.problem(sentence(words, single.path), single.path);
    const rule = /non-existing rule: "(.*)"/.exec(words)?.[1];
    return file.problem(sentence(words, []), rule === undefined ? [] : ['rules', rule]);
  });
}

function sentence(words: string, path: readonly (string | number)[]): string {
  const at = path.length === 0 || path[0] === '' ? '' : ` at ${path.join('.')}`;
  return `This ruleset is not valid${at}: ${words}`;
}

function isAggregate(error: unknown): error is { readonly errors: readonly unknown[] } {
  return typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors);
}
