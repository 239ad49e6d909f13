import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import type { LintReply, LintRequest, LintSession } from '../../server/src/lint/lintSession';
import { serve } from '../../server/src/lsp/server';
import { START_MOCK } from '../../server/src/protocol';
import { Judge } from '../../server/src/workspace/judge';
import { memoryFiles } from '../support/memoryFiles';

/** A session whose answers come when the test says so: a reply may already be on its way when the text changes. */
class HeldSession implements LintSession {
  readonly calls: { readonly request: LintRequest; readonly answer: (message: string) => void }[] = [];
  onCall: () => void = () => undefined;
  open(): void {}
  change(): void {}
  close(): void {}
  cancel(): void {}
  dispose(): void {}
  setRuleset(): ReturnType<LintSession['setRuleset']> {
    return Promise.resolve({ kind: 'inForce', info: { name: 'held', uri: undefined, files: [], sources: {}, rules: 1, enabledRules: 1 } });
  }
  lint(request: LintRequest): Promise<LintReply> {
    return new Promise((resolve) => {
      const answer = (message: string): void => {
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
        const finding = { code: 'x', message, severity: 1 as const, path: [], range, uri: request.root };
        const { root, version } = request;
        resolve({
          kind: 'done',
          outcome: {
            root,
            version,
            findings: [finding],
            documents: [root],
            broken: false,
            unrecognized: false,
            failures: [],
            milliseconds: 1,
          },
        });
      };
      this.calls.push({ request, answer });
      this.onCall();
    });
  }
}

const URI = 'file:///work/api.yaml';

describe('answers to older texts', () => {
  let client: ProtocolConnection;
  let session: HeldSession;
  let published: string[][];
  let onPublish: () => void;

  beforeEach(async () => {
    session = new HeldSession();
    published = [];
    onPublish = () => undefined;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const files = () => memoryFiles({});
    serve(createConnection(toServer, toClient), {
      version: '0',
      files,
      write: () => Promise.resolve({ ok: true }),
      judge: () => new Judge(session, files),
      manifests: () => ({ make: () => Promise.reject(new Error('nobody asks for a manifest here')), dispose: () => undefined }),
      ruleAddress: () => undefined,
      now: () => performance.now(),
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      published.push(diagnostics.map(({ message }) => JSON.stringify(message)));
      onPublish();
    });
    client.listen();
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: 'file:///work', capabilities: {} });
    await client.sendNotification(InitializedNotification.type, {});
  });
  afterEach(() => client.dispose());

  const called = (count: number): Promise<void> =>
    new Promise((resolve) => {
      session.onCall = () => session.calls.length >= count && resolve();
      session.onCall();
    });
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
    await called(1);
    await change(2);
    // The server has taken the edit once it answers what was sent after it.
    await client.sendRequest(START_MOCK, { uri: 'file:///nowhere.yaml' });
    session.calls[0]?.answer('about the first text');
    await called(2);
    session.calls[1]?.answer('about the second text');
    await shown(1);
    assert.deepEqual(published, [['"about the second text"']]);
  });

  it('are never published for a document that was closed meanwhile', async () => {
    await open();
    await called(1);
    await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: URI } });
    await client.sendRequest(START_MOCK, { uri: 'file:///nowhere.yaml' });
    session.calls[0]?.answer('about a text that nobody has open');
    await open();
    await called(2);
    session.calls[1]?.answer('about the text that was opened again');
    await shown(1);
    assert.deepEqual(published, [['"about the text that was opened again"']]);
  });
});
