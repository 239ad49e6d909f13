import type { Server } from 'node:http';
import type { Worker } from 'node:worker_threads';
import { AcceptedHosts } from './acceptedHosts';
import { listen } from './listen';
import { MockEngine } from './mockEngine';
import { createMockServer, SERVER_LIMITS } from './mockHttpServer';
import type { FromMockChild, ToMockChild } from './mockMessages';

/** How long one answer may take before the thread that works on it is replaced, in milliseconds. */
const ANSWER_TIME = 5000;
/** The same for reading specifications. */
const LOAD_TIME = 60_000;

/** What a mock child is given by `main/`. */
export interface MockProcessParts {
  startWorker(): Worker;
  /** Resolves when the message has left; never rejects. */
  send(message: FromMockChild): Promise<void>;
  /** Ends the process. */
  end(code: number): void;
}

/** A mock child's talking thread: hears its parent, holds the port, hands the work to the other thread. */
export class MockProcess {
  private engine: MockEngine | undefined;
  private server: Server | undefined;
  private hosts: AcceptedHosts | undefined;

  constructor(private readonly parts: MockProcessParts) {}

  /** Does what the parent says; never throws. */
  hear(message: ToMockChild): void {
    if (message.type === 'start') void this.start(message);
    else if (message.type === 'accept') this.hosts?.accept(message.host);
    else if (message.type === 'serve') void this.serve(message);
    else this.stop(0);
  }

  /** Closes the port and all connections, ends the thread, then the process. */
  stop(code: number): void {
    this.engine?.stop();
    this.server?.closeAllConnections();
    this.server?.close();
    this.parts.end(code);
  }

  /** Tells the parent that something broke that should not have, and ends. */
  async fail(error: Error): Promise<void> {
    await this.parts.send({ type: 'failed', message: `The mock has ended: ${error.message}. Start it again.` });
    this.stop(1);
  }

  private async start({ host, port, dynamic, acceptedHosts, limits }: Extract<ToMockChild, { type: 'start' }>): Promise<void> {
    if (this.engine !== undefined) return;
    const engine = new MockEngine(() => this.parts.startWorker(), dynamic, { answer: limits?.answer ?? ANSWER_TIME, load: LOAD_TIME });
    const hosts = new AcceptedHosts(host);
    for (const name of acceptedHosts) hosts.accept(name);
    this.engine = engine;
    this.hosts = hosts;
    this.server = createMockServer({
      hosts,
      limits: { ...SERVER_LIMITS, headersTime: limits?.headers ?? SERVER_LIMITS.headersTime },
      respond: (request) => engine.respond(request),
      answered: (method, path, status) => void this.parts.send({ type: 'request', method, path, status }),
    });
    try {
      await this.parts.send({ type: 'listening', host, port: await listen(this.server, host, port), requestedPort: port });
    } catch (error) {
      await this.parts.send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      this.stop(2);
    }
  }

  private async serve({ specs }: Extract<ToMockChild, { type: 'serve' }>): Promise<void> {
    if (this.engine === undefined) {
      await this.parts.send({ type: 'failed', message: 'The mock was given specifications before it was started.' });
      return;
    }
    const served = await this.engine.serve(specs);
    if (served !== undefined) await this.parts.send({ type: 'served', ...served });
  }
}
