import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { STATUS, TRUST_GRANTED } from '../../server/src/protocol';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITH_OPERATION_ID, WITHOUT_OPERATION_ID } from '../support/openApiText';

const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };
const codes = (diagnostics: { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('judging over a connection', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;

  const begin = async (files: Record<string, string>, settings: object = OAS, options = {}): Promise<void> => {
    folder = folderWith(files);
    server = await LanguageServer.start([folder.path], settings, options);
  };
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  it('shows code, severity, place and a page that describes the rule', async () => {
    await begin({});
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    const [diagnostic] = await server.until(uri, (all) => all.length === 1, 'one finding');
    assert.equal(diagnostic?.code, 'operation-operationId');
    assert.equal(diagnostic.severity, 2);
    assert.equal(diagnostic.range.start.line, 13, 'the line of “get:”');
    assert.match(diagnostic.codeDescription?.href ?? '', /docs\/rules\/oas\.md#L\d+$/);
  });

  it('counts unsaved edits and takes a finding away when it is mended', async () => {
    await begin({ 'api.yaml': WITHOUT_OPERATION_ID });
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => all.length === 1, 'one finding');
    const at = { line: 16, character: 0 };
    await server.change(uri, [{ range: { start: at, end: at }, text: '      operationId: listPets\n' }]);
    await server.until(uri, (all) => all.length === 0, 'no finding');
  });

  it('keeps what is on screen while the text does not parse, and adds the syntax finding alone', async () => {
    await begin({});
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => all.length === 1, 'one finding');
    await server.change(uri, `${WITHOUT_OPERATION_ID}  broken: [\n`);
    const both = await server.until(uri, (all) => codes(all).includes('parser'), 'a syntax finding');
    assert.ok(codes(both).includes('operation-operationId'), 'the finding of the last text that parsed');
    assert.deepEqual(
      [...new Set(codes(both))].map(String).sort((a, b) => a.localeCompare(b)),
      ['operation-operationId', 'parser'],
    );
  });

  it('never publishes the answer to an older text', async () => {
    await begin({});
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    for (let i = 0; i < 20; i++) await server.change(uri, i % 2 === 0 ? WITH_OPERATION_ID : WITHOUT_OPERATION_ID);
    await server.change(uri, WITH_OPERATION_ID.replace('listPets', 'list pets'));
    await server.until(uri, (all) => codes(all).includes('operation-operationId-valid-in-url'), 'the finding of the last text');
    assert.deepEqual(codes(server.onScreen(uri)), ['operation-operationId-valid-in-url']);
    assert.ok(
      server.published.every(({ version }, index, all) => index === 0 || (version ?? 0) >= (all[index - 1]?.version ?? 0)),
      'versions only grow',
    );
  });

  it('ignores git: documents and judges untitled ones', async () => {
    await begin({});
    await server.open('git:/x/api.yaml', WITHOUT_OPERATION_ID);
    await server.open('untitled:Untitled-1', WITHOUT_OPERATION_ID);
    await server.until('untitled:Untitled-1', (all) => all.length === 1, 'one finding');
    assert.deepEqual(
      server.published.filter(({ uri }) => uri.startsWith('git:')),
      [],
    );
  });

  it('leaves a Kubernetes file alone that mentions openapi: in a comment', async () => {
    await begin({});
    const kubernetes = folder.uri('deployment.yaml');
    await server.open(kubernetes, '# openapi: 3.0.3 is served by this\napiVersion: v1\nkind: Service\nmetadata: { name: x }\n');
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => all.length === 1, 'one finding');
    assert.deepEqual(
      server.published.filter((params) => params.uri === kubernetes),
      [],
    );
  });

  it('applies a change of settings without a restart', async () => {
    await begin({}, { rulesets: [{ files: '**', ruleset: 'specwright:owasp' }] });
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all).some((code) => String(code).startsWith('owasp:')), 'OWASP findings');
    server.settings = OAS;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    const after = await server.until(uri, (all) => all.length === 1, 'the findings of oas alone');
    assert.deepEqual(codes(after), ['operation-operationId']);
  });

  it('runs only shipped rulesets in an untrusted folder, says so, and judges anew when trust is granted', async () => {
    const ruleset = 'rules:\n  no-pets:\n    given: $.paths\n    severity: error\n    then: { field: /pets, function: falsy }\n';
    await begin({ '.spectral.yaml': ruleset }, {}, { trusted: false });
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all).includes('operation-operationId') && !codes(all).includes('no-pets'), 'shipped findings');
    await server.untilTrue(
      () => server.notes.some(({ method, params }) => method === STATUS && JSON.stringify(params).includes('"leftOut":".spectral.yaml"')),
      () => `a status that names .spectral.yaml: ${JSON.stringify(server.notes)}`,
    );
    await server.connection.sendNotification(TRUST_GRANTED);
    await server.until(uri, (all) => codes(all).length === 1 && codes(all).includes('no-pets'), 'the folder’s own findings');
  });

  it('re-lints when a ruleset is edited, and keeps the last good one when it breaks', async () => {
    const good = 'rules:\n  no-pets:\n    given: $.paths\n    severity: error\n    then: { field: /pets, function: falsy }\n';
    await begin({ '.spectral.yaml': good }, {});
    const uri = folder.uri('api.yaml');
    const rules = folder.uri('.spectral.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all).length === 1 && codes(all).includes('no-pets'), 'its finding');
    folder.write('.spectral.yaml', good.replace('function: falsy', 'function: nosuchfunction'));
    await server.changedOnDisk([{ uri: rules, type: FileChangeType.Changed }]);
    const both = await server.until(uri, (all) => codes(all).includes('specwright-ruleset'), 'why it is not judged by the new one');
    assert.ok(codes(both).includes('no-pets'), 'the last good one stays in force');
    assert.ok(
      both.some(
        ({ code, message }) => code === 'specwright-ruleset' && typeof message === 'string' && /^Not judged by .*because/.test(message),
      ),
    );
    const [inRuleset] = await server.until(rules, (all) => all.length > 0, 'an error in the ruleset’s line');
    assert.equal(inRuleset?.range.start.line, 4);
    folder.write('.spectral.yaml', good.replace('no-pets', 'still-no-pets'));
    await server.changedOnDisk([{ uri: rules, type: FileChangeType.Changed }]);
    await server.until(uri, (all) => codes(all).join() === 'still-no-pets', 'the mended ruleset’s finding');
    await server.until(rules, (all) => all.length === 0, 'nothing in the ruleset');
  });
});
