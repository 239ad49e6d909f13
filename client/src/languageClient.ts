import { EventEmitter, workspace, window, type Disposable, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  State,
  TransportKind,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import {
  MANIFEST_PREVIEW,
  MOCK_TEXTS,
  STATUS,
  TRUST_GRANTED,
  type DocumentStatus,
  type ManifestPreview,
  type MockTexts,
  type StartOptions,
} from '../../server/src/protocol';
import { fixesOnSave } from './fixesOnSave';

/** How often the server may end by itself within the time below before it is left alone. */
const MOST_CRASHES = 5;
const WITHIN = 3 * 60 * 1000;

/** The language server: started once, when there is work for it, and restarted when it ends by itself. */
export class Server implements Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<LanguageClient> | undefined;
  private readonly statusEmitter = new EventEmitter<DocumentStatus>();
  private readonly mockTextsEmitter = new EventEmitter<MockTexts>();
  private readonly previewEmitter = new EventEmitter<ManifestPreview>();
  private readonly startedEmitter = new EventEmitter<void>();
  private readonly stoppedEmitter = new EventEmitter<void>();
  private readonly trust: Disposable;
  readonly onStatus = this.statusEmitter.event;
  readonly onMockTexts = this.mockTextsEmitter.event;
  readonly onPreview = this.previewEmitter.event;
  /** The server has started, or started again and knows nothing of what was before. */
  readonly onStarted = this.startedEmitter.event;

  /** The server ended too often and stays stopped until somebody restarts it. */
  readonly onStopped = this.stoppedEmitter.event;

  constructor(
    private readonly script: string,
    private readonly log: LogOutputChannel,
  ) {
    this.trust = workspace.onDidGrantWorkspaceTrust(() => void this.client?.sendNotification(TRUST_GRANTED));
  }

  /** Starts the server unless it runs; resolves when it answers. */
  start(): Promise<LanguageClient> {
    this.starting ??= this.startNow().catch((error: unknown) => {
      // The next command tries again.
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  /** Sends a request to the server, which is started for it where it does not run. */
  async request<Result>(method: string, params: object = {}): Promise<Result> {
    const client = await this.start();
    return client.sendRequest<Result>(method, params);
  }

  /** Sends a notification where the server runs; one that does not run has nothing to be told. */
  notify(method: string, params: object): void {
    if (this.client?.isRunning() === true) void this.client.sendNotification(method, params);
  }

  async restart(): Promise<void> {
    if (this.starting === undefined) return void (await this.start());
    const client = await this.starting;
    await client.restart();
  }

  showLog(): void {
    this.log.show(true);
  }

  dispose(): void {
    this.trust.dispose();
    const emitters = [this.statusEmitter, this.mockTextsEmitter, this.previewEmitter, this.startedEmitter, this.stoppedEmitter];
    for (const emitter of emitters) emitter.dispose();
    void this.client?.dispose();
  }

  private async startNow(): Promise<LanguageClient> {
    const server: ServerOptions = { module: this.script, transport: TransportKind.ipc };
    const languages = ['yaml', 'json', 'jsonc'];
    const initializationOptions: StartOptions = { trusted: workspace.isTrusted, previews: true };
    const options: LanguageClientOptions = {
      documentSelector: ['file', 'untitled'].flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
      initializationOptions: () => ({ ...initializationOptions, trusted: workspace.isTrusted }),
      outputChannel: this.log,
      errorHandler: crashHandler(() => this.askAfterCrashes()),
      middleware: fixesOnSave,
    };
    const client = new LanguageClient('specwright', 'Specwright', server, options);
    this.client = client;
    client.onNotification(STATUS, (status: DocumentStatus) => this.statusEmitter.fire(status));
    client.onNotification(MOCK_TEXTS, (texts: MockTexts) => this.mockTextsEmitter.fire(texts));
    client.onNotification(MANIFEST_PREVIEW, (preview: ManifestPreview) => this.previewEmitter.fire(preview));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.startedEmitter.fire();
    });
    await client.start();
    return client;
  }

  private async askAfterCrashes(): Promise<void> {
    this.stoppedEmitter.fire();
    const showLog = 'Show Log';
    const restart = 'Restart';
    const answer = await window.showErrorMessage(
      `The Specwright server ended ${MOST_CRASHES} times within three minutes and was left stopped. The log says why.`,
      showLog,
      restart,
    );
    if (answer === showLog) this.showLog();
    if (answer === restart) await this.restart();
  }
}

/** Restarts a server that ended by itself, silently; after the fifth time in a row it asks. */
function crashHandler(giveUp: () => Promise<void>): ErrorHandler {
  let crashes: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed(): CloseHandlerResult {
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < WITHIN), now];
      if (crashes.length < MOST_CRASHES) return { action: CloseAction.Restart, handled: true };
      crashes = [];
      void giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
