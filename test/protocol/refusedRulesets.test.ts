import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol/node';
import { STATUS } from '../../server/src/protocol';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

/** Left behind by code of the folder, where any of it ran. */
const marker = (folder: string): string => join(folder, 'ran');
const GOOD = 'rules:\n  no-pets:\n    given: $.paths\n    severity: error\n    then: { field: /pets, function: falsy }\n';
const WITHOUT_PETS = WITHOUT_OPERATION_ID.replace('/pets:', '/cats:');

interface Refusal {
  readonly name: string;
  /** The ruleset's text; it may name the folder, so that code that runs leaves a mark there. */
  readonly text: (folder: string) => string;
  /** The zero-based line of the ruleset that is to blame. */
  readonly line: number;
  readonly because: RegExp;
}

const write = (folder: string): string => `require('node:fs').writeFileSync(${JSON.stringify(marker(folder))}, '')`;
const REFUSALS: readonly Refusal[] = [
  {
    name: 'an address in extends',
    text: () => `extends:\n  - spectral:oas\n  - http://127.0.0.1:9/ruleset.yaml\n${GOOD}`,
    line: 2,
    because: /127\.0\.0\.1/,
  },
  {
    name: 'functions that nobody allowed',
    text: () => `functions:\n  - run\n${GOOD}  mine:\n    given: $\n    then: { function: run }\n`,
    line: 0,
    because: /function/i,
  },
  {
    name: 'a JSONPath that is code',
    text: (folder) =>
      `${GOOD}  mine:\n    given: "$..[?(@.constructor.constructor('return process')().mainModule.${write(folder).replaceAll('"', '\\"')})]"\n    then: { function: truthy }\n`,
    line: 6,
    because: /constructor|expression|path/i,
  },
];

const codes = (diagnostics: readonly { code?: unknown }[]): string => diagnostics.map(({ code }) => code).join();
const messageOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

describe('a ruleset that is refused', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  const begin = async (files: Readonly<Record<string, string>>): Promise<void> => {
    folder = folderWith({ 'api.yaml': WITHOUT_OPERATION_ID, ...files });
    folder.write(
      'functions/run.js',
      `${write(folder.path)};
module.exports = () => {};
`,
    );
    server = await LanguageServer.start([folder.path], {});
  };
  const refused = (all: readonly Diagnostic[]): boolean => codes(all).includes('specwright-ruleset');

  /** Asserts the two errors: in the ruleset's line, and on the first line of the document. */
  async function assertTold(ruleset: string, line: number, because: RegExp): Promise<void> {
    const [inRuleset, ...others] = await server.until(folder.uri(ruleset), (all) => all.length > 0, 'an error in the ruleset');
    assert.ok(inRuleset);
    assert.deepEqual([others.length, inRuleset.severity, inRuleset.range.start.line], [0, 1, line]);
    assert.match(messageOf(inRuleset), because);
    const told = (await server.until(folder.uri('api.yaml'), refused, 'why it is not judged')).find(
      ({ code }) => code === 'specwright-ruleset',
    );
    assert.ok(told);
    assert.deepEqual([told.severity, told.range.start.line], [1, 0]);
    assert.ok(messageOf(told).startsWith(`Not judged by ${ruleset}, because `), messageOf(told));
    assert.match(messageOf(told), because);
    assert.ok(!existsSync(marker(folder.path)), 'code of the folder ran');
  }

  /** Asserts that nothing judges: not now, and not after an edit. */
  async function assertNotJudged(): Promise<void> {
    const uri = folder.uri('api.yaml');
    const before = server.notes.length;
    await server.change(uri, WITHOUT_PETS);
    await server.untilTrue(
      () => server.notes.slice(before).some(({ method, params }) => method === STATUS && JSON.stringify(params).includes('"notJudged"')),
      () => 'the status of the edited text',
    );
    const shown = new Set(server.published.map((params) => params.uri));
    for (const each of shown) assert.match(codes(server.onScreen(each)), /^(specwright-ruleset)?$/, each);
  }

  it('.spectral.js is told of twice, and nothing else judges', async () => {
    await begin({});
    folder.write('.spectral.js', `${write(folder.path)};\nmodule.exports = { rules: {} };\n`);
    await server.open(folder.uri('api.yaml'), WITHOUT_OPERATION_ID);
    await assertTold('.spectral.js', 0, /JavaScript/);
    await assertNotJudged();
  });

  it('.spectral.js in place of one that was in force is told of twice, and nothing else judges', async () => {
    await begin({ '.spectral.yaml': GOOD });
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all) === 'no-pets', 'the finding of the good one');
    rmSync(join(folder.path, '.spectral.yaml'));
    folder.write('.spectral.js', 'module.exports = { rules: {} };\n');
    await server.changedOnDisk([
      { uri: folder.uri('.spectral.yaml'), type: FileChangeType.Deleted },
      { uri: folder.uri('.spectral.js'), type: FileChangeType.Created },
    ]);
    await assertTold('.spectral.js', 0, /JavaScript/);
    await assertNotJudged();
  });

  for (const { name, text, line, because } of REFUSALS) {
    it(`for ${name} is told of twice, and nothing else judges`, async () => {
      await begin({});
      folder.write('.spectral.yaml', text(folder.path));
      await server.open(folder.uri('api.yaml'), WITHOUT_OPERATION_ID);
      await assertTold('.spectral.yaml', line, because);
      await assertNotJudged();
    });

    it(`for ${name} leaves the last good one in force`, async () => {
      await begin({ '.spectral.yaml': GOOD });
      const uri = folder.uri('api.yaml');
      await server.open(uri, WITHOUT_OPERATION_ID);
      await server.until(uri, (all) => codes(all) === 'no-pets', 'the finding of the good one');
      folder.write('.spectral.yaml', text(folder.path));
      await server.changedOnDisk([{ uri: folder.uri('.spectral.yaml'), type: FileChangeType.Changed }]);
      await assertTold('.spectral.yaml', line, because);
      const both = (all: readonly Diagnostic[]): boolean => codes(all) === 'specwright-ruleset,no-pets';
      await server.until(uri, both, 'its finding and what is said of the new one');
      assert.match(messageOf(server.onScreen(uri).find(({ code }) => code === 'specwright-ruleset') ?? assert.fail()), /stays in force/);
      // It judges in earnest: what it asks for is mended, and broken again.
      await server.change(uri, WITHOUT_PETS);
      await server.until(uri, (all) => codes(all) === 'specwright-ruleset', 'no finding of the good one');
      await server.change(uri, WITHOUT_OPERATION_ID);
      await server.until(uri, both, 'its finding again');
    });
  }
});
