import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parseGateway, type Gateway } from '../workspace/exportDocument';
import { exportSpec, type ExportOptions } from './export';
import { fix, type FixOptions } from './fix';
import { FORMAT_NAMES, isFormatName, type FormatName } from './format';
import { lint, type LintOptions } from './lint';
import { mock, type MockOptions } from './mock';
import { EXIT, FAIL_AT, type Exit, type Terminal } from './terminal';

type Done = (exit: Exit) => void;

/** Runs `specwright` with the arguments after its name. Never throws; what goes wrong is a sentence on standard error and an exit code. */
export async function runProgram(terminal: Terminal, args: readonly string[]): Promise<Exit> {
  let exit: Exit = EXIT.clean;
  const done: Done = (code) => {
    exit = code;
  };
  const program = new Command('specwright')
    .description('Holds OpenAPI documents against policy, mends them, mocks them and exports the gateway’s config.')
    .version(terminal.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) })
    .showHelpAfterError('Run “specwright --help” to see what there is.');
  for (const add of [addLint, addFix, addExport, addMock, addLsp]) add(program, terminal, done);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unchecked;
    terminal.err(`specwright could not go on: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.unchecked;
  }
}

/** The options of subcommands that judge (README.md, “In a terminal and in a pipeline”). */
export function scoped(command: Command): Command {
  return bounded(command)
    .option('--allow-functions', 'run the JavaScript functions of rulesets')
    .option('--allow-host <name>', 'fetch rulesets from this host (repeatable)', collect, []);
}

/** The boundary alone, for subcommands that no ruleset has a say in. */
function bounded(command: Command): Command {
  return command.option(
    '--root <folder>',
    'the boundary: nothing outside is read (default: the nearest ancestor with .git, else the current folder)',
  );
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function addLint(program: Command, terminal: Terminal, done: Done): void {
  const command = program
    .command('lint')
    .argument('<files...>', 'files, globs, or - for standard input')
    .description('print what the rulesets find')
    .option('--stdin-filepath <file>', 'the name that standard input goes by')
    .addOption(rulesetOption())
    .addOption(new Option('-f, --format <format>', FORMAT_NAMES.join(' | ')).default('stylish').argParser(parseFormat))
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addOption(failSeverityOption())
    .option('-q, --quiet', 'no progress');
  scoped(command).action(async (files: string[], options: LintOptions) => done(await lint(terminal, files, options)));
}

function addFix(program: Command, terminal: Terminal, done: Done): void {
  const command = program
    .command('fix')
    .argument('<files...>', 'files or globs')
    .description('put right what can be: safe fixes, or those of the rules that you name')
    .option('--rule <id>', 'the fixes of this rule alone, unsafe ones too (repeatable)', collect, [])
    .addOption(rulesetOption())
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(failSeverityOption())
    .option('-q, --quiet', 'no progress');
  scoped(command).action(async (files: string[], options: FixOptions) => done(await fix(terminal, files, options)));
}

function addExport(program: Command, terminal: Terminal, done: Done): void {
  const command = program
    .command('export')
    .argument('<spec>', 'the document')
    .description('write the gateway’s declarative config (Kong, decK)')
    .option('-o, --output-file <file>', 'where to; - is standard output', '-')
    .addOption(new Option('--format <format>', 'yaml | json').choices(['yaml', 'json']).default('yaml'))
    .addOption(
      new Option(
        '--diff <file>',
        'write nothing; print how the manifest differs from the one in this file (- is standard input): exit 0 if it does not, 1 if it does, 2 if it cannot be told',
      ).conflicts('outputFile'),
    )
    .option('--uuid-base <name>', 'the name that ids are made from, instead of the document’s')
    .option('--select-tag <tag>', 'a tag for every entity, instead of x-kong-tags (repeatable)', collect, [])
    .option('--no-id', 'leave ids out')
    .option('--inso-compatible', 'name entities as Inso does; leaves ids out')
    .option('--generate-security', 'make openid-connect plugins from security schemes')
    .option('--ignore-security-errors', 'leave out security requirements that cannot be carried over')
    .option('--ignore-circular-refs', 'accept schemas that refer to themselves')
    .option('--skip-route-by-header', 'make no routes from required headers')
    .option('--reuse-services', 'use one service for equal servers')
    .addOption(
      new Option('--security <mode>', 'full: enforce every security requirement or refuse the document; deck: do as decK does')
        .choices(['deck', 'full'])
        .default('deck'),
    )
    .addOption(
      new Option('--gateway <edition-version>', 'the gateway to write for, as oss-3.9 or enterprise-3.10 (default: oss-3.9)').argParser(
        parseTarget,
      ),
    )
    .option('--allow-unenforced', 'with --security full: note what cannot be enforced instead of refusing the document')
    .option(
      '--check-plugins',
      'refuse plugin configs that the gateway would refuse, instead of warning (--security full does so by itself)',
    );
  bounded(command).action(async (spec: string, options: ExportOptions) => done(await exportSpec(terminal, spec, options)));
}

function addMock(program: Command, terminal: Terminal, done: Done): void {
  const command = program
    .command('mock')
    .argument('<specs...>', 'documents; several share the port, each under its own base path')
    .description('serve a mock until interrupted')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--port <port>', 'the port to try first; 0 takes any', parsePort, 4010)
    .option('--dynamic', 'answer with random values that fit the schema instead of examples');
  bounded(command).action(async (specs: string[], options: MockOptions) => done(await mock(terminal, specs, options)));
}

function addLsp(program: Command, terminal: Terminal, done: Done): void {
  program
    .command('lsp')
    .requiredOption('--stdio', 'speak over standard input and output')
    .description('the language server, for any editor')
    .action(async () => {
      await terminal.languageServer();
      done(EXIT.clean);
    });
}

function rulesetOption(): Option {
  return new Option('-r, --ruleset <ruleset>', 'a path, an https address, or specwright:oas | owasp | recommended | gateway (repeatable)')
    .argParser(collect)
    .default([]);
}

function failSeverityOption(): Option {
  return new Option('-F, --fail-severity <severity>', 'exit 1 from this severity on').choices(Object.keys(FAIL_AT)).default('error');
}

function parseTarget(text: string): Gateway {
  const gateway = parseGateway(text);
  if (typeof gateway === 'string') throw new InvalidArgumentError(gateway);
  return gateway;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
}

function parseFormat(name: string): FormatName {
  if (isFormatName(name)) return name;
  throw new InvalidArgumentError(`It is one of ${FORMAT_NAMES.join(', ')}.`);
}
