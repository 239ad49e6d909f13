import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject } from '../../server/src/document/jsonValue';
import { folderWith, PROJECT } from '../support/languageServer';

/** One run of `specwright`, as data. Strings in `stdout` and `stderr` are regular expressions that must match; `not` ones must not. */
interface Scenario {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Links, by name, to where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  /** Named pipes. */
  readonly pipes?: readonly string[];
  /** Files of so many mebibytes that begin with the text before the star: `openapi: 3.0.3*51`. */
  readonly large?: Readonly<Record<string, number>>;
  /** Permissions of files beforehand, and what they must be afterwards; octal. */
  readonly modes?: Readonly<Record<string, string>>;
  readonly args: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where a stream goes instead of to the test: a device, or `closed` for a reader that is gone. */
  readonly stdoutTo?: string;
  readonly stderrTo?: string;
  readonly stdin?: string;
  readonly exit: number;
  readonly stdout?: readonly string[];
  readonly stderr?: readonly string[];
  readonly notStdout?: readonly string[];
  readonly notStderr?: readonly string[];
  /** Files that must exist afterwards, with what they must match, or null where they must not exist. */
  readonly after?: Readonly<Record<string, string | null>>;
  /** Names that must still be links afterwards. */
  readonly linksAfter?: readonly string[];
}

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function specwright(args: readonly string[], cwd: string, { stdin, env, stdoutTo, stderrTo }: Scenario): Promise<Ended> {
  const devices = [stdoutTo, stderrTo].map((to) => (to === undefined || to === 'closed' ? undefined : openSync(to, 'w')));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(PROJECT, 'dist/cli.cjs'), ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['pipe', devices[0] ?? 'pipe', devices[1] ?? 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    if (stdoutTo === 'closed') child.stdout?.destroy();
    if (stderrTo === 'closed') child.stderr?.destroy();
    child.on('close', (exit) => {
      for (const device of devices) if (device !== undefined) closeSync(device);
      resolve({ exit, stdout, stderr });
    });
    child.stdin?.end(stdin ?? '');
  });
}

const folder = join(__dirname, 'scenarios');
for (const file of readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en'))) {
  describe(`specwright ${file.replace(/\.yaml$/, '')}`, () => {
    const data: unknown = parse(readFileSync(join(folder, file), 'utf8'), { merge: true });
    if (!isJsonObject(data) || !Array.isArray(data['scenarios'])) throw new Error(`${file} has no scenarios`);
    for (const scenario of data['scenarios'].filter(isScenario)) it(scenario.name, () => play(scenario)).timeout(120_000);
    it('has nothing but scenarios', () => assert.ok(Array.isArray(data['scenarios']) && data['scenarios'].every(isScenario)));
  });
}

async function play(scenario: Scenario): Promise<void> {
  const outer = folderWith(Object.fromEntries(Object.entries(scenario.files ?? {}).map(([name, text]) => [`work/${name}`, text])));
  try {
    outer.write('work/.git/HEAD', '');
    outer.write('outside/secret.yaml', 'secret: yes\n');
    outer.write('work-2/sibling.yaml', 'type: string\n');
    const work = join(outer.path, 'work');
    for (const [name, target] of Object.entries(scenario.links ?? {})) symlinkSync(target, join(work, name));
    for (const name of scenario.pipes ?? []) execFileSync('mkfifo', [join(work, name)]);
    for (const [name, size] of Object.entries(scenario.large ?? {}))
      writeFileSync(join(work, name), `openapi: 3.0.3\nx: "${'a'.repeat(size * 1024 * 1024)}"\n`);
    for (const [name, mode] of Object.entries(scenario.modes ?? {})) chmodSync(join(work, name), Number.parseInt(mode, 8));
    const args = scenario.args.split(' ').map((arg) => arg.replaceAll('␠', ' ').replaceAll('{outer}', outer.path));
    const ended = await specwright(args, join(work, scenario.cwd ?? '.'), scenario);
    const told = `exit ${ended.exit}\nstdout:\n${ended.stdout.slice(0, 2000)}\nstderr:\n${ended.stderr.slice(0, 2000)}`;
    assert.equal(ended.exit, scenario.exit, told);
    for (const pattern of scenario.stdout ?? []) assert.match(ended.stdout, new RegExp(pattern, 'm'), told);
    for (const pattern of scenario.stderr ?? []) assert.match(ended.stderr, new RegExp(pattern, 'm'), told);
    for (const pattern of scenario.notStdout ?? []) assert.doesNotMatch(ended.stdout, new RegExp(pattern, 'm'), told);
    for (const pattern of [...(scenario.notStderr ?? []), '\\n\\s+at .*:\\d+:\\d+'])
      assert.doesNotMatch(ended.stderr, new RegExp(pattern, 'm'), told);
    for (const [name, pattern] of Object.entries(scenario.after ?? {})) {
      if (pattern === null) assert.ok(!existsSync(join(work, name)), `${name} must not exist`);
      else assert.match(readFileSync(join(work, name), 'utf8'), new RegExp(pattern), name);
    }
    for (const name of scenario.linksAfter ?? []) assert.ok(lstatSync(join(work, name)).isSymbolicLink(), `${name} is a link no more`);
    for (const [name, mode] of Object.entries(scenario.modes ?? {}))
      assert.equal((statSync(join(work, name)).mode & 0o777).toString(8), mode, `the permissions of ${name}`);
  } finally {
    outer.remove();
  }
}

function isScenario(value: unknown): value is Scenario {
  return isJsonObject(value) && typeof value['name'] === 'string' && typeof value['args'] === 'string' && typeof value['exit'] === 'number';
}
