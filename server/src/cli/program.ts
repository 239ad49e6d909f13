import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { FORMAT_NAMES, isFormatName, type FormatName } from './format';
import { lint, type LintOptions } from './lint';
import { EXIT, type Exit, type Terminal } from './terminal';

/** Adds a subcommand to the program; `done` takes its exit code. */
export type Subcommand = (program: Command, terminal: Terminal, done: (exit: Exit) => void) => void;

/** Runs `specwright` with the arguments after its name. Never throws; what goes wrong is a sentence on standard error and an exit code. */
export async function runProgram(terminal: Terminal, args: readonly string[], subcommands: readonly Subcommand[]): Promise<Exit> {
  let exit: Exit = EXIT.clean;
  const done = (code: Exit): void => {
    exit = code;
  };
  const program = new Command('specwright')
    .description('Holds OpenAPI documents against policy, mends them, mocks them and exports the gateway’s config.')
    .version(terminal.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .showHelpAfterError('Run “specwright --help” to see what there is.');
  addLint(program, terminal, done);
  for (const add of subcommands) add(program, terminal, done);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unchecked;
    terminal.err(`specwright could not go on: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.unchecked;
  }
}

/** The options that every subcommand has (design.md, "The surface"). */
export function scoped(command: Command): Command {
  return command
    .option('--root <folder>', 'the boundary: nothing outside is read (default: the nearest ancestor with .git, else the current folder)')
    .option('--allow-functions', 'run the JavaScript functions of rulesets')
    .option('--allow-host <name>', 'fetch rulesets from this host (repeatable)', collect, []);
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function addLint(program: Command, terminal: Terminal, done: (exit: Exit) => void): void {
  const command = program
    .command('lint')
    .argument('<files...>', 'files, globs, or - for standard input')
    .description('print what the rulesets find')
    .option('--stdin-filepath <file>', 'the name that standard input goes by')
    .option('-r, --ruleset <ruleset>', 'a path, an https address, or specwright:oas | owasp | recommended (repeatable)', collect, [])
    .addOption(new Option('-f, --format <format>', FORMAT_NAMES.join(' | ')).default('stylish').argParser(parseFormat))
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addOption(new Option('-F, --fail-severity <severity>', 'exit 1 from this severity on').choices(['error', 'warn', 'info', 'hint', 'off']).default('error'))
    .option('-q, --quiet', 'no progress');
  scoped(command).action(async (files: string[], options: LintOptions) => done(await lint(terminal, files, options)));
}

function parseFormat(name: string): FormatName {
  if (isFormatName(name)) return name;
  throw new InvalidArgumentError(`It is one of ${FORMAT_NAMES.join(', ')}.`);
}
