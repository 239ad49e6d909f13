#!/usr/bin/env node
import { runProgram } from '../cli/program';
import { EXIT } from '../cli/terminal';
import { nodeTerminal } from './nodeTerminal';
import { version } from '../../../package.json';

const terminal = nodeTerminal(version);
let lost = false;

process.stdout.on('error', (error) => {
  const code = 'code' in error ? error.code : undefined;
  // A reader that has gone (`specwright lint … | head`) has what it wanted: the run goes on for its exit code.
  if (code === 'EPIPE' || code === 'EOF' || lost) return;
  lost = true;
  process.exitCode = EXIT.unchecked;
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : error.message;
  terminal.err(`Standard output could not be written: ${why}. Send it elsewhere, or name a file with -o.\n`);
});
// Nobody is left to be told; the exit code still says how the run ended.
process.stderr.on('error', () => undefined);

void runProgram(terminal, process.argv.slice(2)).then((exit) => {
  process.exitCode = lost ? EXIT.unchecked : exit;
});
