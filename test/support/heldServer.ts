import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import type { Finding } from '../../server/src/document/finding';
import type { LintReply, LintRequest, LintSession } from '../../server/src/lint/lintSession';
import type { LspHost } from '../../server/src/lsp/host';
import { serve } from '../../server/src/lsp/server';
import { Judge } from '../../server/src/workspace/judge';
import { memoryFiles } from './memoryFiles';

/** A session whose answers come when the test says so: a reply may already be on its way when the text changes. */
export class HeldSession implements LintSession {
  readonly calls: { readonly request: LintRequest; readonly answer: (findings: readonly Finding[]) => void }[] = [];
  private onCall: () => void = () => undefined;
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
      const { root, version } = request;
      const rest = { documents: [root], broken: false, unrecognized: false, failures: [], milliseconds: 1 };
      const answer = (findings: readonly Finding[]): void => resolve({ kind: 'done', outcome: { root, version, findings, ...rest } });
      this.calls.push({ request, answer });
      this.onCall();
    });
  }

  /** Waits for so many calls in all. */
  called(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.onCall = () => this.calls.length >= count && resolve();
      this.onCall();
    });
  }
}

/** The clock of a machine. */
export type Clock = Pick<LspHost, 'now' | 'after'>;

const realClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    // A lint that a test never answers is looked at for ever; that keeps no process alive.
    const timer = setTimeout(callback, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};

/** The server in this process, over a real connection, with a session that answers when it is told to. Its workspace folder is file:///work. */
export async function startHeldServer({ clock = realClock, files = memoryFiles({}) } = {}): Promise<{
  client: ProtocolConnection;
  session: HeldSession;
}> {
  const session = new HeldSession();
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(toServer, toClient), {
    version: '0',
    files: () => files,
    write: () => Promise.resolve({ ok: true }),
    judge: () => new Judge(session, () => files),
    manifests: () => ({ make: () => Promise.reject(new Error('nobody asks for a manifest here')), dispose: () => undefined }),
    ruleAddress: () => undefined,
    now: () => clock.now(),
    after: (milliseconds, callback) => clock.after(milliseconds, callback),
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: 'file:///work', capabilities: {} });
  await client.sendNotification(InitializedNotification.type, {});
  return { client, session };
}
