#!/usr/bin/env node
import { join } from 'node:path';
import { compiledFolder, isModule, loadBundle } from '../platform/compiledBundle';
import { lintAhead } from '../platform/lintAhead';
import type * as terminal from './terminal';

// What judges is started before all else: it takes longer to load than the terminal, which is a bundle of its own and is loaded beside it.
const args = process.argv.slice(2);
const [subcommand, ...rest] = args;
const judges = (subcommand === 'lint' || subcommand === 'fix') && !rest.some((each) => each === '--help' || each === '-h');
const ahead = judges ? lintAhead(join(__dirname, 'lint.cjs'), rest) : undefined;
const bundle = loadBundle(join(__dirname, 'terminal.cjs'), compiledFolder());
if (isModule<typeof terminal>(bundle.exports, 'runTerminal')) void bundle.exports.runTerminal(args, ahead).then(() => bundle.keep());
