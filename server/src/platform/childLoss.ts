import type { LintLoss } from '../lint/lintMessages';

/** What V8 says when a process ends for want of memory: a heap that is full, or one thing that is larger than any may be. */
const OUT_OF_MEMORY = /out of memory|Reached heap limit|invalid (?:table )?size|(?:length|buffer) allocation failed/i;

/** Why a lint process ended that did not say so itself: by how it ended, and what it wrote to standard error before. */
export function childLoss(how: string, lastWords: string): LintLoss {
  if (OUT_OF_MEMORY.test(lastWords)) {
    return {
      reason: 'memory',
      message: 'Judging it took more memory than a lint may use, and the linter ended. Use a smaller ruleset, or split the document.',
    };
  }
  if (how === 'SIGKILL') {
    return {
      reason: 'crash',
      message: 'The linter ended unexpectedly (SIGKILL): somebody ended it, or the system was short of memory. It is started anew.',
    };
  }
  return { reason: 'crash', message: `The linter ended unexpectedly (${how}). It is started anew.` };
}
