import { START_OF_TEXT } from '../document/position';
import type { RulesetProblem } from './rulesetTypes';

/** Thrown inside this room when a ruleset cannot be used; `loadRuleset` turns it into its problems. */
export class RulesetRefused extends Error {
  constructor(readonly problems: readonly RulesetProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}

/** A refusal with one problem; without a place it is about the file as a whole. */
export function refusal(message: string, uri: string | undefined, rest: Partial<RulesetProblem> = {}): RulesetRefused {
  return new RulesetRefused([{ range: START_OF_TEXT, ...rest, message, uri }]);
}
