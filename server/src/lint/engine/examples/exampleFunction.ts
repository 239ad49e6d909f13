import type { Ruleset } from '@stoplight/spectral-core';
import { oasExample } from '@stoplight/spectral-rulesets/dist/oas/functions';
import { behindGuard } from '../../../ruleset/guardMessages';
import { withoutRefusedExpressions } from '../../../ruleset/messageTemplate';
import type { ExampleJudge } from './exampleJudge';

type RuleFunction = Ruleset['rules'][string]['then'][number]['function'];

/**
 * A rule function that answers as the given one does; for `oasExample`, guarded or not, by way of a judge of the engine's, which leaves to the
 * function what it cannot tell. Undefined for every other function.
 */
export function inPlaceOf(original: RuleFunction, judge: ExampleJudge): RuleFunction | undefined {
  if (behindGuard(original) !== oasExample) return undefined;
  const isGuarded = behindGuard(original) !== original;
  return (value, options, context) => {
    try {
      const results = judge.resultsOf(value, options, context);
      if (results !== undefined) {
        return isGuarded ? results.map(({ message, path }) => ({ message: withoutRefusedExpressions(message), path })) : results;
      }
    } catch {
      // The function itself says what there is to say of it.
    }
    return original(value, options, context);
  };
}
