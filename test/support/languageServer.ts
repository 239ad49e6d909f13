import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type FileChangeType,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { MANIFEST_PREVIEW, MOCK_TEXTS, STATUS, type StartOptions } from '../../server/src/protocol';

export const PROJECT = resolve(__dirname, '../..');
/** How long an event is waited for before the test fails loudly, in milliseconds. */
const PATIENCE = 20_000;

/** A folder of its own with these files, by path; removed by `remove`. */
export function folderWith(files: Readonly<Record<string, string>>): {
  path: string;
  uri(name: string): string;
  write(name: string, text: string): void;
  read(name: string): string;
  remove(): void;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'specwright-test-')));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    path,
    write,
    read: (name) => readFileSync(join(path, name), 'utf8'),
    uri: (name) => pathToFileURL(join(path, name)).href,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface ServerSettings {
  rulesets?: unknown;
  lint?: unknown;
  allowFunctions?: boolean;
  manifest?: unknown;
}

/** The real server in a process of its own, spoken to over a real connection. */
export class LanguageServer {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly notes: { method: string; params: unknown }[] = [];
  readonly applied: unknown[] = [];
  private readonly watchers = new Set<() => void>();
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
    public settings: ServerSettings,
  ) {}

  /** Starts a server on these folders and brings it to `initialized`; ours, or another entry with arguments for Node before it. */
  static async start(
    folders: readonly string[],
    settings: ServerSettings = {},
    options: StartOptions = {},
    entry: readonly string[] = [join(PROJECT, 'dist/server.cjs')],
  ): Promise<LanguageServer> {
    const child = spawn(process.execPath, [...entry, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const server = new LanguageServer(child, connection, settings);
    server.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((path) => ({ uri: pathToFileURL(path).href, name: path })),
      initializationOptions: options,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true }, applyEdit: true },
        window: { workDoneProgress: true },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return server;
  }

  /** Opens a text as an editor would. */
  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Sends edits, or a whole text. */
  async change(uri: string, changes: TextDocumentContentChangeEvent[] | string): Promise<void> {
    const version = (this.versions.get(uri) ?? 1) + 1;
    this.versions.set(uri, version);
    const contentChanges = typeof changes === 'string' ? [{ text: changes }] : changes;
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async changedOnDisk(changes: readonly { uri: string; type: FileChangeType }[]): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [...changes] });
  }

  /** What is on screen for a document now. */
  onScreen(uri: string): Diagnostic[] {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
  }

  /** Waits until what is on screen for a document satisfies; fails with what it was instead. */
  async until(uri: string, satisfied: (diagnostics: Diagnostic[]) => boolean, what: string): Promise<Diagnostic[]> {
    await this.untilTrue(
      () => this.published.some((params) => params.uri === uri) && satisfied(this.onScreen(uri)),
      () => `${what}; on screen: ${JSON.stringify(this.onScreen(uri).map(({ code, message }) => [code, message]))}`,
    );
    return this.onScreen(uri);
  }

  /** Waits until something holds, looked at after every message of the server. */
  untilTrue(holds: () => boolean, what: () => string, patience = PATIENCE): Promise<void> {
    return new Promise((settle, fail) => {
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        settle();
      };
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        fail(new Error(`waited ${patience / 1000} s for ${what()}`));
      }, patience);
      this.watchers.add(look);
      look();
    });
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((settle) => this.process.once('exit', settle));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
  }

  private listen(): void {
    const { connection } = this;
    const tell = (): void => this.watchers.forEach((look) => look());
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      tell();
    });
    for (const method of [STATUS, MOCK_TEXTS, MANIFEST_PREVIEW, 'window/showMessage', '$/progress']) {
      connection.onNotification(method, (params: unknown) => {
        this.notes.push({ method, params });
        tell();
      });
    }
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('workspace/applyEdit', (params: unknown) => {
      this.applied.push(params);
      tell();
      return { applied: true };
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.listen();
  }
}
