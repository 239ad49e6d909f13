import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, env, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { START_MOCK, STOP_MOCK, type MockCommand, type MockEvent, type MockTexts } from '../../server/src/protocol';
import type { Server } from './languageClient';

/** A mock that serves. */
export interface MockSession {
  readonly root: string;
  /** The address by which it was asked for. */
  readonly uri: string;
  readonly name: string;
  /** As people reach it: what `asExternalUri` made of it. */
  readonly address: Uri;
  readonly port: number;
  /** A path worth opening in a browser. */
  readonly entry: string;
}

interface Running extends MockSession {
  readonly child: ChildProcess;
}

/** How long a mock may take to open its port, in milliseconds. */
const START_WITHIN = 20_000;

/**
 * The running mocks, a process each. They are this extension's children, not the server's: restarting the server leaves them on their ports.
 * A mock ends when this process does, whatever ends it, since it watches the channel.
 */
export class MockSessions implements Disposable {
  private readonly running = new Map<string, Running>();
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
        for (const { uri } of this.running.values()) void server.request<MockTexts>(START_MOCK, { uri }).then((texts) => this.serve(texts));
      }),
    ];
  }

  get all(): readonly MockSession[] {
    return [...this.running.values()];
  }

  get(root: string): MockSession | undefined {
    return this.running.get(root);
  }

  /** Starts a mock; a sentence when it cannot be. */
  async start(texts: MockTexts, name: string): Promise<MockSession | string> {
    const settings = workspace.getConfiguration('specwright.mock', Uri.parse(texts.uri));
    const host = settings.get<string>('host', '127.0.0.1');
    const port = settings.get<number>('port', 4010);
    const child = fork(this.script, [], {
      execPath: process.execPath,
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (chunk: Buffer) => this.log.error(`Mock: ${chunk.toString().trimEnd()}`));
    const tell = (command: MockCommand): boolean => child.send(command);
    const began = listening(child);
    tell({ type: 'start', host, port, dynamic: settings.get<boolean>('dynamic', false), acceptedHosts: [] });
    const heard = await began;
    if (typeof heard === 'string') {
      child.kill();
      return heard;
    }
    const address = await env.asExternalUri(Uri.parse(`http://${host.includes(':') ? `[${host}]` : host}:${heard.port}`));
    tell({ type: 'accept', host: address.authority.replace(/:\d+$/, '') });
    const served = firstServed(child);
    tell({ type: 'serve', specs: [{ root: texts.root, texts: texts.texts }] });
    const first = await served;
    if (typeof first === 'string' || !first.ok) {
      child.kill();
      return typeof first === 'string' ? first : problemOf(first);
    }
    const session: Running = { child, root: texts.root, uri: texts.uri, name, address, port: heard.port, entry: first.entry ?? '/' };
    this.running.set(texts.root, session);
    child.on('message', (event: MockEvent) => this.hear(name, event));
    child.on('exit', (code, signal) => this.ended(session, signal ?? `exit ${code}`));
    if (heard.requestedPort !== 0 && heard.requestedPort !== heard.port) {
      void window.showInformationMessage(`Port ${heard.requestedPort} is taken. The mock of ${name} listens on ${heard.port} instead.`);
    }
    this.changed.fire();
    return session;
  }

  stop(root: string): void {
    const session = this.running.get(root);
    if (session === undefined) return;
    this.running.delete(root);
    session.child.send({ type: 'stop' } satisfies MockCommand);
    this.server.notify(STOP_MOCK, { uri: session.uri });
    this.changed.fire();
  }

  dispose(): void {
    for (const { root } of this.all) this.stop(root);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private serve(texts: MockTexts): void {
    const session = this.running.get(texts.root);
    if (session === undefined || texts.problem !== undefined) return;
    session.child.send({ type: 'serve', specs: [{ root: texts.root, texts: texts.texts }] } satisfies MockCommand);
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
    this.server.notify(STOP_MOCK, { uri: session.uri });
    this.changed.fire();
    void window.showErrorMessage(`The mock of ${session.name} ended unexpectedly (${how}). Start it again, and see the log for why.`);
  }
}

function listening(child: ChildProcess): Promise<Extract<MockEvent, { type: 'listening' }> | string> {
  return heardFrom(child, (event) => (event.type === 'listening' ? event : undefined));
}

function firstServed(child: ChildProcess): Promise<Extract<MockEvent, { type: 'served' }> | string> {
  return heardFrom(child, (event) => (event.type === 'served' ? event : undefined));
}

function heardFrom<Event>(child: ChildProcess, wanted: (event: MockEvent) => Event | undefined): Promise<Event | string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(`The mock did not start within ${START_WITHIN / 1000} seconds.`), START_WITHIN);
    const onMessage = (event: MockEvent): void => {
      if (event.type === 'failed') return finish(event.message);
      const found = wanted(event);
      if (found !== undefined) finish(found);
    };
    const onExit = (): void => finish('The mock ended before it could serve. The log says why.');
    const onError = (error: Error): void => finish(`The mock could not be started: ${error.message}`);
    function finish(outcome: Event | string): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      resolve(outcome);
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
  });
}

function problemOf({ problems }: Extract<MockEvent, { type: 'served' }>): string {
  const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  if (problem === undefined) return 'The document cannot be mocked.';
  return `${problem.message} (${problem.uri.slice(problem.uri.lastIndexOf('/') + 1)}, line ${problem.range.start.line + 1})`;
}
