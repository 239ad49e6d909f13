import assert from 'node:assert/strict';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  PublishDiagnosticsNotification,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import type { Finding } from '../../server/src/document/finding';
import { START_MOCK } from '../../server/src/protocol';
import { startHeldServer, type HeldSession } from '../support/heldServer';

const URI = 'file:///work/api.yaml';

function saying(message: string): Finding[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return [{ code: 'x', message, severity: 1, path: [], range, uri: URI }];
}

describe('answers to older texts', () => {
  let client: ProtocolConnection;
  let session: HeldSession;
  let published: string[][];
  let onPublish: () => void;

  beforeEach(async () => {
    published = [];
    onPublish = () => undefined;
    ({ client, session } = await startHeldServer());
    client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      published.push(diagnostics.map(({ message }) => JSON.stringify(message)));
      onPublish();
    });
  });
  afterEach(() => client.dispose());

  const shown = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onPublish = () => published.length >= count && resolve();
      onPublish();
    });
  const open = (): Promise<void> =>
    client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: URI, languageId: 'yaml', version: 1, text: 'openapi: 3.0.3\n' },
    });
  const change = (version: number): Promise<void> =>
    client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges: [{ text: `openapi: 3.0.3\n# ${version}\n` }],
    });

  it('are never published, although they come after the edit', async () => {
    await open();
    await session.called(1);
    await change(2);
    // The server has taken the edit once it answers what was sent after it.
    await client.sendRequest(START_MOCK, { uri: 'file:///nowhere.yaml' });
    session.calls[0]?.answer(saying('about the first text'));
    await session.called(2);
    session.calls[1]?.answer(saying('about the second text'));
    await shown(1);
    assert.deepEqual(published, [['"about the second text"']]);
  });

  it('are never published for a document that was closed meanwhile', async () => {
    await open();
    await session.called(1);
    await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: URI } });
    await client.sendRequest(START_MOCK, { uri: 'file:///nowhere.yaml' });
    session.calls[0]?.answer(saying('about a text that nobody has open'));
    await open();
    await session.called(2);
    session.calls[1]?.answer(saying('about the text that was opened again'));
    await shown(1);
    assert.deepEqual(published, [['"about the text that was opened again"']]);
  });
});
