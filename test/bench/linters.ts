import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { isJsonObject } from '../../server/src/document/jsonValue';
import type { Workload } from './workloads';

const PROJECT = resolve(__dirname, '../..');
const OWASP = join(PROJECT, 'node_modules/@stoplight/spectral-owasp-ruleset');

/** A program that lints, as a process of its own. */
export interface Linter {
  readonly name: 'specwright' | 'spectral-cli' | 'Redocly CLI' | 'vacuum';
  /** Tells two builds apart. */
  readonly version: string;
  /** What is to be known before its time is held beside ours. */
  readonly rules: string;
  /** The command that lints the file `root` in a folder into which it may write. */
  readonly command: (root: string, ruleset: Workload['ruleset'], folder: string) => LinterCommand;
}

export interface LinterCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Rulesets and the like, by name, to be there in the folder. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Ours, from dist/. */
export function ours(): Linter {
  const build = createHash('sha256');
  for (const name of ['cli.cjs', 'terminal.cjs', 'lint.cjs', 'lintWork.cjs']) build.update(readFileSync(join(PROJECT, 'dist', name)));
  const rulesets = { oas: 'specwright:oas', both: 'specwright:recommended' };
  return {
    name: 'specwright',
    version: `${versionIn(PROJECT)}, build ${build.digest('hex').slice(0, 8)}`,
    rules: '',
    command: (root, ruleset, folder) => ({
      command: process.execPath,
      args: [join(PROJECT, 'dist/cli.cjs'), 'lint', '-f', 'json', '-q', '--root', folder, '-r', rulesets[ruleset], root],
    }),
  };
}

/** The one that defines the answer; given 8 GB, since it needs more than Node's default for the largest. */
export function spectralCli(): Linter {
  const folder = join(PROJECT, 'node_modules/@stoplight/spectral-cli');
  const rulesets = {
    oas: 'extends: ["spectral:oas"]\n',
    both: `extends: [["spectral:oas", "recommended"], [${JSON.stringify(join(OWASP, 'dist/ruleset.js'))}, "recommended"]]\n`,
  };
  return {
    name: 'spectral-cli',
    version: versionIn(folder),
    rules: '',
    command: (root, ruleset, work) => ({
      command: process.execPath,
      args: [
        '--max-old-space-size=8192',
        join(folder, 'dist/index.js'),
        'lint',
        '-f',
        'json',
        '-q',
        '-r',
        join(work, 'ruleset.yaml'),
        root,
      ],
      files: { 'ruleset.yaml': rulesets[ruleset] },
    }),
  };
}

/** Redocly CLI, where it is installed under test/bench. */
export function redocly(): Linter | undefined {
  const folder = join(__dirname, 'node_modules/@redocly/cli');
  if (!existsSync(folder)) return undefined;
  return {
    name: 'Redocly CLI',
    version: versionIn(folder),
    rules:
      'its own “recommended” rules: structure, references, examples, names. No JSONPath, none of OWASP’s rules, a component is judged once, where it stands: fewer findings, and other ones.',
    command: (root) => ({
      command: process.execPath,
      args: [join(folder, 'bin/cli.js'), 'lint', root, '--extends=recommended', '--format=json', '--max-problems=1000000'],
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }),
  };
}

/** vacuum, named by VACUUM or on the PATH. */
export function vacuum(): Linter | undefined {
  const named = process.env['VACUUM'];
  const places =
    named === undefined || named === '' ? (process.env['PATH'] ?? '').split(delimiter).map((each) => join(each, 'vacuum')) : [named];
  const path = places.find((each) => existsSync(each));
  if (path === undefined) return undefined;
  const rulesets = {
    oas: 'extends: [["vacuum:oas", "recommended"]]\n',
    both: 'extends: [["vacuum:oas", "recommended"], ["vacuum:owasp", "recommended"]]\n',
  };
  return {
    name: 'vacuum',
    version: moduleVersion(path),
    rules:
      'Spectral’s and OWASP’s rules written anew in Go, compiled and on all cores, with rules of its own; a rule that takes 5 seconds is given up. What is found and how often is not what Spectral finds.',
    command: (root, ruleset, work) => ({
      command: path,
      args: ['spectral-report', '-n', '-q', '-o', '--no-update-check', '-r', join(work, 'ruleset.yaml'), root],
      files: { 'ruleset.yaml': rulesets[ruleset] },
    }),
  };
}

/** The version of the module that a Go binary was built from, as Go tells it; a build by hand says none of itself. */
function moduleVersion(path: string): string {
  try {
    const told = execFileSync('go', ['version', '-m', path], { encoding: 'utf8' });
    return /\bgithub\.com\/daveshanley\/vacuum\s+(v\S+)/.exec(told)?.[1] ?? 'of an unknown version';
  } catch {
    return 'of an unknown version';
  }
}

function versionIn(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!isJsonObject(manifest) || typeof manifest['version'] !== 'string') throw new Error(`${folder} says no version`);
  return manifest['version'];
}
