#!/usr/bin/env node
import { runProgram } from '../cli/program';
import { nodeTerminal } from './nodeTerminal';
import { version } from '../../../package.json';

// Standard output that nobody reads any more (`specwright lint … | head`) is no error of ours.
process.stdout.on('error', () => process.exit(0));

void runProgram(nodeTerminal(version), process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
