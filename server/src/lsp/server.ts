import {
  createConnection,
  MessageType,
  ShowMessageNotification,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { isJsonObject } from '../document/jsonValue';
import { Contributions } from '../workspace/contributions';
import { WorkspaceIndex } from '../workspace/workspaceIndex';
import { abilitiesOf, NO_ABILITIES } from './clientAbilities';
import { codeActions } from './features/codeActions';
import { compareManifest } from './features/compareManifest';
import { documentSync } from './features/documentSync';
import { exportManifest } from './features/exportManifest';
import { fixAll } from './features/fixAll';
import { lintWorkspace } from './features/lintWorkspace';
import { LongLint } from './features/longLint';
import { manifestHover } from './features/manifestHover';
import { manifestLens } from './features/manifestLens';
import { manifestPreview } from './features/manifestPreview';
import { mockTexts } from './features/mockTexts';
import { registerDynamically, settings } from './features/settings';
import { status } from './features/status';
import { Folders } from './folders';
import { Judging } from './judging';
import { Manifests } from './manifests';
import { OpenDocuments } from './openDocuments';
import { Publisher } from './publisher';
import type { LspHost } from './host';
import type { Feature, Services } from './services';

const FEATURES: readonly Feature[] = [
  documentSync,
  settings,
  status,
  codeActions,
  fixAll,
  lintWorkspace,
  exportManifest,
  manifestPreview,
  manifestHover,
  manifestLens,
  compareManifest,
  mockTexts,
];

/** The language server on a connection: builds what features share, asks each to register, and keeps one that fails from the others. */
export function serve(connection: Connection, host: LspHost): void {
  const documents = new OpenDocuments();
  const files = (boundary: string) => host.files(boundary);
  const folders = new Folders(connection, files);
  const index = new WorkspaceIndex(files, (uri) => documents.versionOf(uri) !== undefined);
  const contributions = new Contributions();
  let can = NO_ABILITIES;
  const longLint = new LongLint(connection, () => can.progress);
  const judge = host.judge({
    progress: longLint.progress,
    lost: (message) => void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message }),
  });
  const publisher = new Publisher(connection, contributions, documents, (code) => host.ruleAddress(code));
  const judging = new Judging(connection, host, documents, folders, index, contributions, judge, publisher);
  const manifests = new Manifests(host, documents, folders, index);
  const services: Services = {
    host,
    documents,
    folders,
    index,
    contributions,
    judge,
    judging,
    publisher,
    manifests,
    client: () => can,
  };

  connection.onInitialize((params) => {
    can = abilitiesOf(params);
    folders.begin(rootsOf(params), can.configuration, isTrusted(params.initializationOptions));
    return { capabilities: capabilities(), serverInfo: { name: 'specwright', version: host.version } };
  });
  connection.onInitialized(() => {
    void registerDynamically(connection, services).catch((error: unknown) => {
      connection.console.error(`The client did not register what was asked: ${String(error)}`);
    });
  });
  connection.onShutdown(() => {
    judge.dispose();
    manifests.dispose();
  });
  for (const feature of FEATURES) {
    try {
      feature.register(connection, services);
    } catch (error) {
      connection.console.error(
        `${feature.name} is not available: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  longLint.register(services);
  connection.listen();
}

/** The connection that the process was started with: `--node-ipc`, `--stdio`, or whatever LSP's own arguments say. */
export function connectionOfProcess(): Connection {
  return createConnection();
}

function capabilities(): ServerCapabilities {
  return Object.assign({}, ...FEATURES.map((feature) => feature.capabilities));
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri }) => uri);
  return typeof rootUri === 'string' ? [rootUri] : [];
}

function isTrusted(options: unknown): boolean {
  return !isJsonObject(options) || options['trusted'] !== false;
}
