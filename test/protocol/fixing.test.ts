import assert from 'node:assert/strict';
import { CodeActionRequest, ExecuteCommandRequest, type CodeAction, type Command, type Range } from 'vscode-languageserver-protocol/node';
import { applyEdits } from '../../server/src/document/textEdit';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };
const TWO = WITHOUT_OPERATION_ID.replace(
  /$/,
  "  /cats:\n    get:\n      description: All cats.\n      tags: [pets]\n      responses: { '200': { description: The cats. } }\n",
);
const at = (line: number): Range => ({ start: { line, character: 6 }, end: { line, character: 6 } });

describe('fixing over a connection', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;
  let uri: string;

  const begin = async (text: string): Promise<void> => {
    folder = folderWith({ 'api.yaml': text });
    uri = folder.uri('api.yaml');
    server = await LanguageServer.start([folder.path], OAS);
    await server.open(uri, text);
    await server.until(uri, (all) => all.length > 0, 'findings');
  };
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  const actions = async (range: Range, only?: string[]): Promise<CodeAction[]> => {
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    const found = await server.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    return (found ?? []).filter((action): action is CodeAction => !isCommand(action));
  };
  const applied = (action: CodeAction | undefined, text: string): string => {
    const change = action?.edit?.documentChanges?.[0];
    assert.ok(change !== undefined && 'textDocument' in change && 'edits' in change);
    return applyEdits(
      text,
      change.edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
    );
  };

  it('offers a fix at the finding, with the version it is about', async () => {
    await begin(WITHOUT_OPERATION_ID);
    const [fix] = await actions(at(13));
    assert.match(fix?.title ?? '', /operationId/);
    assert.equal(fix?.isPreferred, true);
    const change = fix?.edit?.documentChanges?.[0];
    assert.ok(change !== undefined && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    await server.change(uri, applied(fix, WITHOUT_OPERATION_ID));
    await server.until(uri, (all) => all.length === 0, 'no finding');
  });

  it('offers nothing where nothing is found', async () => {
    await begin(WITHOUT_OPERATION_ID);
    assert.deepEqual(await actions(at(2)), []);
  });

  it('offers nothing for a text that has not been judged yet', async () => {
    await begin(WITHOUT_OPERATION_ID);
    await server.change(uri, `# a line more\n${WITHOUT_OPERATION_ID}`);
    assert.deepEqual(await actions(at(13)), []);
    await server.until(uri, (all) => all[0]?.range.start.line === 14, 'the finding a line further down');
    assert.equal((await actions(at(14))).length > 0, true);
  });

  it('applies the fixes of a rule to the whole document by a command', async () => {
    await begin(TWO);
    await server.until(uri, (all) => all.length === 2, 'two findings');
    const all = (await actions(at(13))).find(({ command }) => command !== undefined);
    assert.match(all?.title ?? '', /Fix all “operation-operationId” findings in this API/);
    assert.ok(all?.command !== undefined);
    await server.connection.sendRequest(ExecuteCommandRequest.type, {
      command: all.command.command,
      arguments: all.command.arguments ?? [],
    });
    assert.equal(server.applied.length, 1);
    assert.match(JSON.stringify(server.applied[0]), /"version":1.*operationId.*operationId/);
  });

  it('fixes all on save, and a second time nothing', async () => {
    await begin(TWO);
    const [fix, ...others] = await actions(at(0), ['source.fixAll']);
    assert.deepEqual([fix?.kind, others.length], ['source.fixAll.specwright', 0]);
    const text = applied(fix, TWO);
    assert.equal(text.match(/operationId: /g)?.length, 2);
    await server.change(uri, text);
    await server.until(uri, (all) => all.length === 0, 'no finding');
    assert.deepEqual(await actions(at(0), ['source.fixAll.specwright']), []);
  });

  it('does not fix on save what is not safe', async () => {
    await begin(WITHOUT_OPERATION_ID.replace('/pets:', '/pets/:').replace('tags: [pets]\n', 'tags: [pets]\n      operationId: x\n'));
    assert.deepEqual(
      server.onScreen(uri).map(({ code }) => code),
      ['path-keys-no-trailing-slash'],
    );
    assert.deepEqual(await actions(at(0), ['source.fixAll.specwright']), []);
  });
});

function isCommand(action: CodeAction | Command): action is Command {
  return typeof action.command === 'string';
}
