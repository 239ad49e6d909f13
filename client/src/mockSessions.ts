import { EventEmitter, env, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { START_MOCK, STOP_MOCK, type MockEvent, type MockTexts } from '../../server/src/protocol';
import type { Server } from './languageClient';
import { MockChild } from './mockChild';
import { MockStart, servingOf, type StartedMock, type StartPlan } from './mockStart';

/** A mock that serves. */
export interface MockSession {
  readonly root: string;
  readonly name: string;
  /** As people reach it: what `asExternalUri` made of it. */
  readonly address: Uri;
  readonly port: number;
  /** A path worth opening in a browser. */
  readonly entry: string;
}

interface Running extends MockSession {
  readonly child: MockChild;
}

interface Starting {
  readonly start: MockStart<Uri>;
  readonly session: Promise<MockSession | string>;
}

/**
 * The running mocks, a process each. They are this extension's children, not the server's: restarting the server leaves them on their ports.
 * A mock ends when this process does, whatever ends it, since it watches the channel.
 */
export class MockSessions implements Disposable {
  private readonly running = new Map<string, Running>();
  private readonly starting = new Map<string, Starting>();
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  readonly onChanged = this.changed.event;

  constructor(
    private readonly script: string,
    private readonly server: Server,
    private readonly log: LogOutputChannel,
  ) {
    this.subscriptions = [
      server.onMockTexts((texts) => this.serve(texts)),
      // A server that has started again knows nothing of the mocks that run.
      server.onStarted(() => {
        for (const root of [...this.running.keys(), ...this.starting.keys()]) void this.followAgain(root);
      }),
    ];
  }

  get all(): readonly MockSession[] {
    return [...this.running.values()];
  }

  /** Starts a mock, or gives the one of this root that runs or is being started, with these texts; a sentence when it cannot be. */
  async start(texts: MockTexts, name: string): Promise<MockSession | string> {
    this.serve(texts);
    const there = this.running.get(texts.root) ?? this.starting.get(texts.root)?.session;
    if (there !== undefined) return there;
    try {
      const child = new MockChild(this.script, {
        heard: (event) => this.hear(name, event),
        complained: (words) => this.log.error(`Mock of ${name}: ${words}`),
      });
      const start = new MockStart(child, texts, planFor(texts));
      const session = start.outcome.then((outcome) => this.begin(texts.root, name, child, outcome));
      this.starting.set(texts.root, { start, session });
      return await session;
    } catch (error) {
      this.server.notify(STOP_MOCK, { uri: texts.root });
      return `The mock of ${name} could not be started: ${error instanceof Error ? error.message : String(error)}.`;
    }
  }

  stop(root: string): void {
    const session = this.running.get(root);
    if (session === undefined) return;
    this.running.delete(root);
    session.child.tell({ type: 'stop' });
    this.server.notify(STOP_MOCK, { uri: root });
    this.changed.fire();
  }

  dispose(): void {
    for (const { start } of this.starting.values()) start.child.kill();
    for (const { root } of this.all) this.stop(root);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  /** Takes what came of a start. */
  private begin(root: string, name: string, child: MockChild, outcome: StartedMock<Uri> | string): MockSession | string {
    this.starting.delete(root);
    if (typeof outcome === 'string') {
      this.server.notify(STOP_MOCK, { uri: root });
      return outcome;
    }
    const { address, port, requestedPort, entry } = outcome;
    const session: Running = { child, root, name, address, port, entry };
    this.running.set(root, session);
    void child.ended.then((how) => this.ended(session, how));
    if (requestedPort !== 0 && requestedPort !== port) {
      void window.showInformationMessage(`Port ${requestedPort} is taken. The mock of ${name} listens on ${port} instead.`);
    }
    this.changed.fire();
    return session;
  }

  private serve(texts: MockTexts): void {
    if (texts.problem !== undefined) return;
    this.starting.get(texts.root)?.start.take(texts);
    this.running.get(texts.root)?.child.tell(servingOf(texts));
  }

  private async followAgain(root: string): Promise<void> {
    try {
      this.serve(await this.server.request<MockTexts>(START_MOCK, { uri: root, runs: true }));
    } catch (error) {
      this.log.warn(`Edits do not reach the mock of ${root}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private hear(name: string, event: MockEvent): void {
    if (event.type === 'request') this.log.info(`Mock of ${name}: ${event.method} ${event.path} → ${event.status}`);
    if (event.type === 'failed') this.log.error(`Mock of ${name}: ${event.message}`);
    if (event.type !== 'served') return;
    for (const { severity, message, uri, range } of event.problems) {
      this.log[severity === 'error' ? 'error' : 'warn'](`Mock of ${name}: ${uri}:${range.start.line + 1}: ${message}`);
    }
  }

  private ended(session: Running, how: string): void {
    if (this.running.get(session.root) !== session) return;
    this.running.delete(session.root);
    this.server.notify(STOP_MOCK, { uri: session.root });
    this.changed.fire();
    void window.showErrorMessage(`The mock of ${session.name} ended unexpectedly (${how}). Start it again, and see the log for why.`);
  }
}

function planFor({ uri }: MockTexts): StartPlan<Uri> {
  const settings = workspace.getConfiguration('specwright.mock', Uri.parse(uri));
  return {
    options: {
      host: settings.get<string>('host', '127.0.0.1'),
      port: settings.get<number>('port', 4010),
      dynamic: settings.get<boolean>('dynamic', false),
      acceptedHosts: [],
    },
    async reach(host, port) {
      const address = await env.asExternalUri(Uri.parse(`http://${host.includes(':') ? `[${host}]` : host}:${port}`));
      return { address, host: address.authority.replace(/:\d+$/, '') };
    },
  };
}
