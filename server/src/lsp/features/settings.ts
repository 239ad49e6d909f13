import {
  DidChangeConfigurationNotification,
  WatchKind,
  DidChangeWatchedFilesNotification,
  type Connection,
  type Disposable,
} from 'vscode-languageserver/node';
import { TRUST_GRANTED } from '../../protocol';
import { canonicalUri } from '../../document/uri';
import type { Feature, Services } from '../services';
import { registerPreviewDefinitions } from './manifestPreview';

/** Judges anew when settings, trust or the set of folders change, and asks the client to watch files. */
export const settings: Feature = {
  name: 'settings and folders',
  capabilities: { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } },
  register(connection: Connection, services: Services): Disposable {
    const { folders, judge, judging } = services;
    const anew = (): void => {
      folders.forgetSettings();
      judge.forgetRulesets();
      judging.reconcile();
      judging.scheduleAll();
    };
    const handlers = [
      connection.onDidChangeConfiguration(anew),
      connection.onNotification(TRUST_GRANTED, () => {
        folders.trusted = true;
        anew();
      }),
    ];
    return { dispose: () => handlers.forEach((handler) => handler.dispose()) };
  },
};

/** After `initialized`: asks for what needs the client's consent. Creation and deletion of anything, since a folder may go or come as a whole. */
export async function registerDynamically(connection: Connection, services: Services): Promise<void> {
  const can = services.client();
  // First of all: a change that comes while the client is still being asked must not be missed.
  if (can.folders) listenToFolders(connection, services);
  if (can.configuration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'specwright' });
  if (can.definitions) await registerPreviewDefinitions(connection);
  if (can.watch) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{yaml,yml,json,js,mjs}', kind: WatchKind.Change },
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
  }
}

function listenToFolders(connection: Connection, { folders, index, judging, documents }: Services): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    folders.change(
      added.map(({ uri }) => uri),
      removed.map(({ uri }) => uri),
    );
    for (const { uri } of removed) {
      const folder = canonicalUri(uri).replace(/\/$/, '');
      index.forget(folder);
      judging.unpinFolder(folder);
    }
    // What is open stays known, whichever folder it lay in.
    for (const { uri } of documents.all) index.update(uri, documents.get(uri)?.text ?? '');
    judging.reconcile();
    judging.scheduleAll();
  });
}
