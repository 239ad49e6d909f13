#!/usr/bin/env node
import { join } from 'node:path';
import { EXIT } from '../cli/terminal';
import { lintAhead } from '../platform/lintAhead';
import { version } from '../../../package.json';

const args = process.argv.slice(2);
const [subcommand, ...rest] = args;
const ahead = subcommand === 'lint' || subcommand === 'fix' ? lintAhead(join(__dirname, 'lint.cjs'), rest) : undefined;
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

async function main(): Promise<void> {
  const [{ runProgram }, { nodeTerminal }] = await Promise.all([import('../cli/program'), import('./nodeTerminal')]);
  const exit = await runProgram(nodeTerminal(version, ahead), args);
  ahead?.dispose();
  process.exitCode = lost ? EXIT.unchecked : exit;
}

void main();
