import { version } from '../../../package.json';
import { runProgram } from '../cli/program';
import { EXIT } from '../cli/terminal';
import type { LintProcess } from '../platform/lintProcess';
import { nodeTerminal } from './nodeTerminal';

/** The `specwright` command with its arguments; `ahead` is what was started to judge before they were read. Ends by setting the process's exit code. */
export async function runTerminal(args: readonly string[], ahead: LintProcess | undefined): Promise<void> {
  let lost = false;
  process.stdout.on('error', (error) => {
    const code = 'code' in error ? error.code : undefined;
    // A reader that has gone (`specwright lint … | head`) has what it wanted: the run goes on for its exit code.
    if (code === 'EPIPE' || code === 'EOF' || lost) return;
    lost = true;
    process.exitCode = EXIT.unchecked;
    const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : error.message;
    process.stderr.write(`Standard output could not be written: ${why}. Send it elsewhere, or name a file with -o.\n`);
  });
  // Nobody is left to be told; the exit code still says how the run ended.
  process.stderr.on('error', () => undefined);
  const exit = await runProgram(nodeTerminal(version, ahead), args);
  ahead?.dispose();
  process.exitCode = lost ? EXIT.unchecked : exit;
}
