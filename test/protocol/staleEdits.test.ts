import assert from 'node:assert/strict';
import {
  ApplyWorkspaceEditRequest,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  PublishDiagnosticsNotification,
  type CodeAction,
  type Command,
  type ProtocolConnection,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type { FileSystem } from '../../server/src/document/fileSystem';
import type { Finding } from '../../server/src/document/finding';
import { FIX_ALL, type FixAllResult } from '../../server/src/protocol';
import { startHeldServer, type HeldSession } from '../support/heldServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

const URI = 'file:///work/api.yaml';
const FOUND: Finding = {
  code: 'operation-operationId',
  message: 'Operation must have "operationId".',
  severity: 1,
  path: ['paths', '/pets', 'get'],
  range: { start: { line: 13, character: 4 }, end: { line: 17, character: 34 } },
  uri: URI,
};
/** The same with a part, which the server has to read for every fix. */
const WITH_PART = `${WITHOUT_OPERATION_ID}components:\n  schemas:\n    Pet: { $ref: part.yaml }\n`;
const TYPED = `# typed meanwhile\n${WITH_PART}`;

/** What the server works out takes its time: the second lint of a fix is held while the text changes. */
describe('edits that were worked out for an older text', () => {
  let client: ProtocolConnection;
  let session: HeldSession;
  let applied: WorkspaceEdit[];
  let files: HeldFiles;

  beforeEach(async () => {
    ({ client, session } = await startHeldServer({ files: (files = new HeldFiles()) }));
    applied = [];
    client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      applied.push(edit);
      return { applied: true };
    });
    const published = new Promise((resolve) => client.onNotification(PublishDiagnosticsNotification.type, resolve));
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: URI, languageId: 'yaml', version: 1, text: WITH_PART },
    });
    await session.called(1);
    session.calls[0]?.answer([FOUND]);
    await published;
  });
  afterEach(() => client.dispose());

  /** Changes the text; the server has taken it once it answers what was sent after it. */
  async function change(): Promise<void> {
    const contentChanges = [{ text: TYPED }];
    await client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri: URI, version: 2 }, contentChanges });
    await actions(0, ['refactor']);
  }

  function actions(line: number, only?: string[]): Promise<(CodeAction | Command)[] | null> {
    const at = { line, character: 5 };
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    return client.sendRequest(CodeActionRequest.type, { textDocument: { uri: URI }, range: { start: at, end: at }, context });
  }

  const fixAll = (): Promise<FixAllResult> => client.sendRequest<FixAllResult>(FIX_ALL, { uri: URI });

  it('are refused by “fix all”, which says so', async () => {
    const result = fixAll();
    await session.called(2);
    await change();
    session.calls[1]?.answer([]);
    assert.deepEqual(await result, { fixed: 0, message: 'The text changed while the fixes were worked out. Try again.' });
    assert.deepEqual(applied, []);
  });

  it('are sent where the text has not changed, with its version', async () => {
    const result = fixAll();
    await session.called(2);
    session.calls[1]?.answer([]);
    assert.deepEqual(await result, { fixed: 1 });
    const [change] = applied[0]?.documentChanges ?? [];
    assert.ok(change !== undefined && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri: URI, version: 1 });
  });

  it('are not offered for a save', async () => {
    const found = actions(0, ['source.fixAll.specwright']);
    await session.called(2);
    await change();
    session.calls[1]?.answer([]);
    assert.deepEqual(await found, []);
  });

  it('are not offered for a save that can wait no longer', async () => {
    const found = actions(0, ['source.fixAll.specwright']);
    await session.called(2);
    await change();
    // The second lint never ends: what there is after the first round is the answer, were it not for another text.
    assert.deepEqual(await found, []);
  });

  it('are not offered as quick fixes', async () => {
    assert.equal((await actions(13))?.length, 1);
    const release = files.hold();
    const found = actions(13);
    await files.asked;
    await change();
    release();
    assert.deepEqual(await found, []);
  });
});

/** A disk on which reading can be held. */
class HeldFiles implements FileSystem {
  asked = Promise.resolve();
  private held = Promise.resolve();
  private onRead: () => void = () => undefined;

  /** Lets nothing be read from now on until what it gives is called; `asked` resolves when somebody wants to read. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    this.asked = new Promise((resolve) => (this.onRead = resolve));
    return release;
  }

  async read(): ReturnType<FileSystem['read']> {
    this.onRead();
    await this.held;
    return { ok: true, text: 'type: object\n' };
  }

  list(): ReturnType<FileSystem['list']> {
    return Promise.resolve([]);
  }
}
