import { START_OF_TEXT } from '../document/position';
import type { RuleFailure } from './guardedRuleset';
import type { LintFailure } from './lintSession';
import { overTimeMessage } from './timeLimit';

/** That something was not checked, told of a whole document. */
export function failureAt(uri: string, message: string): LintFailure {
  return { message, uri, range: START_OF_TEXT };
}

/** What is said of rules that were set aside while a root of so many characters was judged: those that failed in the same words are told together. */
export function failuresOf(
  failed: Iterable<RuleFailure>,
  root: string,
  characters: number,
  uriOf: (source: string) => string,
): LintFailure[] {
  const threw = new Map<string, string[]>();
  const failures: LintFailure[] = [];
  for (const failure of failed) {
    if (failure.kind === 'threw') {
      const rules = threw.get(failure.message) ?? [];
      rules.push(failure.rule);
      threw.set(failure.message, rules);
    } else {
      const { source, range = START_OF_TEXT } = failure.place ?? {};
      const uri = source === undefined ? root : uriOf(source);
      failures.push({ message: overTimeMessage(failure.rule, characters), uri, range, overTime: failure.rule });
    }
  }
  return [...[...threw].map(([message, rules]) => failureAt(root, `${couldNotBeApplied(rules)} set aside: ${message}`)), ...failures];
}

function couldNotBeApplied([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `The rule ${first} could not be applied and was`;
  return `The rule ${first} and ${others.length} ${others.length === 1 ? 'other' : 'others'} could not be applied and were`;
}
