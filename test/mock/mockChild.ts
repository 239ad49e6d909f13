import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { FromMockChild, MockLimits, ToMockChild } from '../../server/src/mockServer/mockMessages';

/** The source, or a bundle that the environment names: the same tests hold for both. */
export const ENTRY = process.env['MOCK_BUNDLE'] ?? join(__dirname, '../../server/src/main/mock.ts');
export const EXEC_ARGV = ['--require', join(__dirname, 'tsxInEveryThread.cjs')];

type Message<Type extends FromMockChild['type']> = Extract<FromMockChild, { type: Type }>;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A mock in a real child process, as the editor and the terminal run it. */
export class MockChild {
  port = 0;
  private readonly heard: FromMockChild[] = [];
  private readonly process: ChildProcess;

  constructor() {
    this.process = fork(ENTRY, { execArgv: EXEC_ARGV, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.process.on('message', (message: FromMockChild) => this.heard.push(message));
  }

  send(message: ToMockChild): void {
    this.process.send(message);
  }

  /** Starts it on a port of the system's choice unless told otherwise, serving one text. */
  async start(
    text: string,
    options: { port?: number; dynamic?: boolean; acceptedHosts?: string[]; limits?: MockLimits; host?: string } = {},
  ): Promise<Message<'listening'>> {
    this.send({ type: 'start', host: '127.0.0.1', port: 0, dynamic: false, acceptedHosts: [], ...options });
    const listening = await this.next('listening');
    this.port = listening.port;
    await this.serve(text);
    return listening;
  }

  /** Gives it one text and waits until that is served, or is not. */
  serve(text: string): Promise<Message<'served'>> {
    this.send({ type: 'serve', specs: [{ root: 'file:///work/openapi.yaml', texts: { 'file:///work/openapi.yaml': text } }] });
    return this.next('served');
  }

  /** The next message of a type that has not been waited for yet; fails when the child ends before. */
  async next<Type extends FromMockChild['type']>(type: Type): Promise<Message<Type>> {
    for (;;) {
      const index = this.heard.findIndex((message) => message.type === type);
      const found = index < 0 ? undefined : this.heard.splice(index, 1)[0];
      if (found !== undefined && isOfType(found, type)) return found;
      const ended = new AbortController();
      const [what] = await Promise.race([
        once(this.process, 'message', { signal: ended.signal }).then(() => ['message'] as const),
        once(this.process, 'exit', { signal: ended.signal }).then(() => ['exit'] as const),
      ]);
      ended.abort();
      if (what === 'exit' && !this.heard.some((message) => message.type === type))
        throw new Error(`The child ended before “${type}”; it said ${JSON.stringify(this.heard)}`);
    }
  }

  /** Sends a request just as it is told to. */
  ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port: this.port, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Ends it and waits until it has. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const exit = once(this.process, 'exit');
    if (this.process.connected) this.send({ type: 'stop' });
    await exit;
    return this.process.exitCode;
  }

  /** Waits until it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }

  disconnect(): void {
    this.process.disconnect();
  }
}

function isOfType<Type extends FromMockChild['type']>(message: FromMockChild, type: Type): message is Message<Type> {
  return message.type === type;
}
