import { statSync } from 'node:fs';
import { forkLint } from './lintChild';
import { LintProcess } from './lintProcess';
import { threadLint } from './threadLint';

/** What a terminal's own process may be given to judge, in bytes: of more, memory may run out. */
const MOST_IN_A_THREAD = 32 * 1024 * 1024;
const GLOB = /[*?[{(]/;

/**
 * Starts what judges before it is known what there is to judge, since it takes longer to load than all of the terminal: in a thread where the arguments
 * name a few files that are there, else in a process of its own. `args` are those of the subcommand.
 */
export function lintAhead(script: string, args: readonly string[]): LintProcess {
  const ahead = new LintProcess(script, fitsInAThread(args) ? threadLint : forkLint);
  ahead.start();
  return ahead;
}

/** Functions of a stranger's ruleset take what memory they like; globs and standard input may be of any size. */
export function fitsInAThread(args: readonly string[]): boolean {
  let bytes = 0;
  for (const argument of args) {
    if (argument === '-' || argument === '--allow-functions' || GLOB.test(argument)) return false;
    bytes += sizeOf(argument);
  }
  return bytes <= MOST_IN_A_THREAD;
}

/** 0 of what is no file: the name of an option, or something that the subcommand will complain about. */
function sizeOf(argument: string): number {
  try {
    return statSync(argument).size;
  } catch {
    return 0;
  }
}
