import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isJsonArray, valueAt, type JsonValue } from '../../server/src/document/jsonValue';
import { folderWith, PROJECT } from '../support/languageServer';

/** A document of some 600 kB, which is worth a process of its own; `title` is what the rule of the ruleset looks at. */
function large(title: string, operations: number): string {
  const operation = { description: 'It says a lot about little. '.repeat(50), responses: { 200: { description: 'Done.' } } };
  const paths = Object.fromEntries(Array.from({ length: operations }, (_, index) => [`/${title}/${index}`, { get: operation }]));
  return JSON.stringify({ openapi: '3.0.3', info: { title, version: '1' }, paths });
}

const FILES = {
  'api/b.json': large('b', 400),
  'api/a.json': large('a', 440),
  'api/c/c.json': large('c', 420),
  'api/small.json': large('small', 2),
  'api/empty.json': '',
  'api/root.yaml': 'openapi: 3.0.3\ninfo: { title: root, version: "1" }\npaths:\n  /: { $ref: part.yaml }\n',
  'api/part.yaml': 'get: { responses: { "200": { description: Done. } } }\n',
};
/** The order of spectral-cli: by path, as `localeCompare` has it. */
const ROOTS = ['api/a.json', 'api/b.json', 'api/c/c.json', 'api/root.yaml', 'api/small.json'];

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('specwright lint of several documents', () => {
  let folder: ReturnType<typeof folderWith>;
  afterEach(() => folder.remove());

  const run = (...args: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(PROJECT, 'dist/cli.cjs'), 'lint', ...args], {
        cwd: folder.path,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.on('close', (exit) => resolve({ exit, stdout, stderr }));
    });
  const array = ({ stdout }: Ended): readonly JsonValue[] => {
    const value: JsonValue = JSON.parse(stdout);
    return isJsonArray(value) ? value : [];
  };
  /** What each of them is told by a run of its own, one after the other. */
  const alone = async (names: readonly string[], ...args: string[]): Promise<JsonValue[]> => {
    const found: JsonValue[] = [];
    for (const name of names) found.push(...array(await run(name, ...args)));
    return found;
  };

  it('tells of each what a run of its own tells, in the order of their paths', async () => {
    folder = folderWith({ '.git/HEAD': '', ...FILES });
    const together = await run('api/**/*.{json,yaml}', '-r', 'specwright:oas', '-f', 'json');
    strictEqual(together.exit, 2, together.stderr);
    match(together.stderr, /^1 matching file is a part/m);
    match(together.stderr, /^api\/empty\.json is empty/m);
    const expected = await alone(ROOTS, '-r', 'specwright:oas', '-f', 'json');
    ok(expected.length > 1_000);
    deepStrictEqual(array(together), expected);
    // Nobody watches, so nothing is drawn.
    ok(!together.stderr.includes('\u001b') && !together.stderr.includes('\r'), together.stderr);
  }).timeout(240_000);

  it('tells of the others what there is to tell where the process of one is lost', async () => {
    const ruleset =
      'extends: ["spectral:oas"]\nrules:\n  endless:\n    given: $.info.title\n    then: { function: pattern, functionOptions: { match: "^(x+)+$" } }\n';
    folder = folderWith({ '.git/HEAD': '', '.spectral.yaml': ruleset, ...FILES, 'api/b.json': large(`${'x'.repeat(50)}!`, 400) });
    const together = await run(...ROOTS, '-f', 'json');
    strictEqual(together.exit, 2, together.stderr);
    match(together.stderr, /^api\/b\.json:1:\d+: The rule endless did not end within 11 seconds and is set aside for this text;.*\n$/);
    const isItsOwn = (finding: JsonValue): boolean => JSON.stringify(finding).includes('/api/b.json"');
    ok(array(together).some(isItsOwn), 'what the other rules find in it');
    const others = ROOTS.filter((name) => name !== 'api/b.json');
    deepStrictEqual(
      array(together).filter((each) => !isItsOwn(each)),
      await alone(others, '-f', 'json'),
    );
  }).timeout(240_000);

  it('judges them in order and in one process where a ruleset has functions, which may remember what they saw', async () => {
    const ruleset = 'functions: [count]\nrules:\n  seen:\n    given: $.info.title\n    then: { function: count }\n';
    const count = 'let seen = 0;\nexport default (title) => [{ message: `${title} is number ${++seen}` }];\n';
    folder = folderWith({ '.git/HEAD': '', '.spectral.yaml': ruleset, 'functions/count.js': count, ...FILES });
    const together = await run(...ROOTS, '--allow-functions', '-f', 'json', '-F', 'off');
    strictEqual(together.exit, 0, together.stderr);
    deepStrictEqual(
      array(together).map((each) => valueAt(each, ['message'])),
      ['a is number 1', 'b is number 2', 'c is number 3', 'root is number 4', 'small is number 5'],
    );
  }).timeout(120_000);
});
