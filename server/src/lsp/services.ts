import type { Connection, Disposable, ServerCapabilities } from 'vscode-languageserver/node';
import type { Contributions } from '../workspace/contributions';
import type { Judge } from '../workspace/judge';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { ClientAbilities } from './clientAbilities';
import type { Folders } from './folders';
import type { LspHost } from './host';
import type { Judging } from './judging';
import type { Manifests } from './manifests';
import type { OpenDocuments } from './openDocuments';
import type { Publisher } from './publisher';

/** What features share. */
export interface Services {
  readonly host: LspHost;
  readonly documents: OpenDocuments;
  readonly folders: Folders;
  readonly index: WorkspaceIndex;
  readonly contributions: Contributions;
  readonly judge: Judge;
  readonly judging: Judging;
  readonly publisher: Publisher;
  readonly manifests: Manifests;
  /** What the client can do; nothing before it has said so. */
  client(): ClientAbilities;
}

/** One thing the server can do, in one file (ARCHITECTURE.md). One that throws does not take the others down. */
export interface Feature {
  readonly name: string;
  readonly capabilities: ServerCapabilities;
  register(connection: Connection, services: Services): Disposable;
}
