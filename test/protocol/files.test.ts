import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { LINT_WORKSPACE, STATUS, type WorkspaceResult } from '../../server/src/protocol';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITH_OPERATION_ID, WITHOUT_OPERATION_ID } from '../support/openApiText';

const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };
const PART = "get:\n  description: All pets.\n  tags: [pets]\n  responses:\n    '200':\n      description: The pets.\n";
const MENDED_PART = PART.replace('  tags: [pets]\n', '  tags: [pets]\n  operationId: listPets\n');
const ROOT = WITHOUT_OPERATION_ID.replace(/ {4}get:[\s\S]*$/, '    $ref: paths/pets.yaml\n');
const codes = (diagnostics: { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);
const isMissingId = (all: { code?: unknown }[]): boolean => codes(all).join() === 'operation-operationId';
const isEmpty = (all: unknown[]): boolean => all.length === 0;

describe('documents of several files', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;

  const begin = async (files: Record<string, string>, settings: object = OAS): Promise<void> => {
    folder = folderWith(files);
    server = await LanguageServer.start([folder.path], settings);
  };
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  it('shows a finding in the closed file where the problem is, and clears it when the root is closed', async () => {
    await begin({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    await server.open(folder.uri('api.yaml'), ROOT);
    await server.until(folder.uri('paths/pets.yaml'), isMissingId, 'the finding in the part');
    await server.close(folder.uri('api.yaml'));
    await server.until(folder.uri('paths/pets.yaml'), isEmpty, 'nothing');
  });

  it('finds the roots of a part that is opened alone', async () => {
    await begin({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    await server.open(folder.uri('paths/pets.yaml'), PART);
    await server.until(folder.uri('paths/pets.yaml'), isMissingId, 'the finding');
  });

  it('shows a finding once where a part has two roots, and both roots are refreshed when it is edited', async () => {
    await begin({ 'one.yaml': ROOT, 'two.yaml': ROOT, 'paths/pets.yaml': PART });
    const part = folder.uri('paths/pets.yaml');
    await server.open(folder.uri('one.yaml'), ROOT);
    await server.open(folder.uri('two.yaml'), ROOT);
    await server.until(part, isMissingId, 'one finding');
    await server.open(part, PART);
    await server.change(part, MENDED_PART);
    await server.until(part, isEmpty, 'nothing, once both roots are judged anew');
    await server.close(folder.uri('one.yaml'));
    await server.change(part, PART);
    await server.until(part, isMissingId, 'one finding, of the root that is left');
  });

  it('keeps what is on screen while a part that is open does not parse, adds what is wrong with it, and says so of that one alone', async () => {
    await begin({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    const [root, part] = [folder.uri('api.yaml'), folder.uri('paths/pets.yaml')];
    await server.open(root, ROOT);
    await server.open(part, PART);
    await server.until(part, isMissingId, 'the finding');
    const before = server.notes.length;
    await server.change(part, PART.replace('tags:', 'tags: [a]\n  tags:'));
    const both = await server.until(part, (all) => codes(all).includes('parser'), 'a syntax finding');
    assert.deepEqual(codes(both).map(String).sort(), ['operation-operationId', 'parser']);
    const said = (uri: string): string[] =>
      server.notes
        .slice(before)
        .filter(({ method, params }) => method === STATUS && JSON.stringify(params).includes(JSON.stringify(uri)))
        .map(({ params }) => JSON.stringify(params));
    await server.untilTrue(
      () => said(part).some((each) => each.includes('"broken"')) && said(root).some((each) => each.includes('"judged"')),
      () => `the status of both: ${JSON.stringify(server.notes.slice(before))}`,
    );
    assert.ok(!said(root).some((each) => each.includes('"broken"')), 'the root parses');
    await server.change(part, MENDED_PART);
    await server.until(part, isEmpty, 'nothing');
  });

  it('follows a part that is edited, deleted and made on disk', async () => {
    await begin({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    const [root, part] = [folder.uri('api.yaml'), folder.uri('paths/pets.yaml')];
    await server.open(root, ROOT);
    await server.until(part, isMissingId, 'the finding');
    folder.write('paths/pets.yaml', MENDED_PART);
    await server.changedOnDisk([{ uri: part, type: FileChangeType.Changed }]);
    await server.until(part, isEmpty, 'nothing');
    rmSync(join(folder.path, 'paths'), { recursive: true });
    await server.changedOnDisk([{ uri: folder.uri('paths'), type: FileChangeType.Deleted }]);
    await server.until(root, (all) => codes(all).includes('invalid-ref'), 'a reference to nowhere');
    folder.write('paths/pets.yaml', PART);
    await server.changedOnDisk([{ uri: part, type: FileChangeType.Created }]);
    await server.until(part, isMissingId, 'the finding again');
    assert.deepEqual(server.onScreen(root), []);
  });

  it('clears everything of a root that is deleted while a part stays open', async () => {
    await begin({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    const part = folder.uri('paths/pets.yaml');
    await server.open(part, PART);
    await server.until(part, isMissingId, 'the finding');
    rmSync(join(folder.path, 'api.yaml'));
    await server.changedOnDisk([{ uri: folder.uri('api.yaml'), type: FileChangeType.Deleted }]);
    await server.until(part, isEmpty, 'nothing: it is no part of anything any more');
  });

  it('ends as a fresh start would after a switch that deletes, changes and creates 30 documents', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `api${String(index).padStart(2, '0')}.yaml`);
    const [gone, changed, come] = [0, 1, 2].map((kind) => names.filter((_, index) => index % 3 === kind));
    assert.ok(gone && changed && come);
    const root = ROOT.replace('paths/pets.yaml', 'paths/old.yaml');
    await begin({
      'open.yaml': root,
      'paths/old.yaml': PART,
      ...Object.fromEntries([...gone, ...changed].map((name) => [name, WITHOUT_OPERATION_ID])),
    });
    await server.open(folder.uri('open.yaml'), root);
    await server.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
    for (const name of [...gone, ...changed, 'paths/old.yaml']) await server.until(folder.uri(name), isMissingId, `the finding of ${name}`);

    const switched = root.replace('old.yaml', 'new.yaml');
    for (const name of [...gone, 'paths/old.yaml']) rmSync(join(folder.path, name));
    for (const [index, name] of changed.entries())
      folder.write(name, index % 2 === 0 ? WITH_OPERATION_ID : WITHOUT_OPERATION_ID.replace('info:', '# A line more.\ninfo:'));
    for (const name of come) folder.write(name, WITHOUT_OPERATION_ID);
    folder.write('open.yaml', switched);
    folder.write('paths/new.yaml', PART);
    // As VS Code tells it: the tab is loaded again, and the events come in no order of ours.
    await server.change(folder.uri('open.yaml'), switched);
    const event = (type: FileChangeType) => (name: string) => ({ uri: folder.uri(name), type });
    const created = [...come, 'paths/new.yaml'].map(event(FileChangeType.Created));
    const deleted = [...gone, 'paths/old.yaml'].map(event(FileChangeType.Deleted));
    await server.changedOnDisk([...created.slice(0, 5), ...deleted, ...changed.map(event(FileChangeType.Changed)), ...created.slice(5)]);

    const fresh = await LanguageServer.start([folder.path], OAS);
    try {
      await fresh.open(folder.uri('open.yaml'), switched);
      const { documents } = await fresh.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
      assert.equal(documents, 1 + changed.length + come.length);
      await fresh.until(folder.uri('paths/new.yaml'), isMissingId, 'the finding of the created part');
      for (const name of [...come, 'paths/new.yaml']) assert.ok(isMissingId(fresh.onScreen(folder.uri(name))), name);
      for (const { uri } of [...server.published, ...fresh.published])
        await server.until(uri, (all) => JSON.stringify(all) === JSON.stringify(fresh.onScreen(uri)), 'what a fresh server shows');
    } finally {
      await fresh.stop();
    }
  });

  it('lints the workspace, closed documents too, without those that are ignored', async () => {
    await begin(
      {
        'a.yaml': WITHOUT_OPERATION_ID,
        'b/c.json': JSON.stringify({ swagger: '2.0' }),
        'old/d.yaml': WITHOUT_OPERATION_ID,
        'values.yaml': 'a: 1\n',
      },
      { ...OAS, lint: { ignore: ['old/**'] } },
    );
    const result = await server.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
    assert.equal(result.documents, 2);
    assert.ok(isMissingId(server.onScreen(folder.uri('a.yaml'))));
    assert.ok(server.onScreen(folder.uri('b/c.json')).length > 0);
    assert.deepEqual(server.onScreen(folder.uri('old/d.yaml')), []);
    assert.equal(result.findings, server.onScreen(folder.uri('a.yaml')).length + server.onScreen(folder.uri('b/c.json')).length);
    assert.ok(
      server.notes.some(({ method }) => method === '$/progress'),
      'progress was shown',
    );
  });

  it('judges two folders, each by its own ruleset', async () => {
    const rule = (name: string): string =>
      `rules:\n  ${name}:\n    given: $.paths\n    severity: error\n    then: { field: /pets, function: falsy }\n`;
    folder = folderWith({ '.spectral.yaml': rule('first'), 'api.yaml': WITHOUT_OPERATION_ID });
    const second = folderWith({ '.spectral.yaml': rule('second'), 'api.yaml': WITHOUT_OPERATION_ID });
    server = await LanguageServer.start([folder.path, second.path], {});
    await server.open(folder.uri('api.yaml'), WITHOUT_OPERATION_ID);
    await server.open(second.uri('api.yaml'), WITHOUT_OPERATION_ID);
    await server.until(folder.uri('api.yaml'), (all) => codes(all).join() === 'first', 'the first folder’s finding');
    await server.until(second.uri('api.yaml'), (all) => codes(all).join() === 'second', 'the second folder’s finding');
    second.remove();
  });
});
