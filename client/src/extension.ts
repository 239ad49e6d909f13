import { commands, window, type ExtensionContext } from 'vscode';
import { compareManifest } from './commands/compareManifest';
import { exportManifest } from './commands/exportManifest';
import { fixAll } from './commands/fixAll';
import { lintWorkspace } from './commands/lintWorkspace';
import { openMock } from './commands/openMock';
import { openSample } from './commands/openSample';
import { previewManifest } from './commands/previewManifest';
import { restartServer } from './commands/restartServer';
import { selectRuleset } from './commands/selectRuleset';
import { startMock } from './commands/startMock';
import { stopMock } from './commands/stopMock';
import { ExportedFiles } from './exportedFiles';
import { Server } from './languageClient';
import { warnOfLargeFiles } from './largeFiles';
import { ManifestDifferences } from './manifestDifferences';
import { ManifestPreviews } from './manifestPreviews';
import { MockSessions } from './mockSessions';
import { MockItem } from './mockItem';
import type { Session } from './session';
import { StatusItem } from './statusItem';
import { wakeFor } from './wake';

const COMMANDS: Readonly<Record<string, (session: Session, argument?: unknown) => Promise<void> | void>> = {
  'specwright.startMock': startMock,
  'specwright.stopMock': stopMock,
  'specwright.openMock': openMock,
  'specwright.openSample': openSample,
  'specwright.exportManifest': exportManifest,
  'specwright.previewManifest': previewManifest,
  'specwright.compareManifest': compareManifest,
  'specwright.selectRuleset': selectRuleset,
  'specwright.fixAll': fixAll,
  'specwright.lintWorkspace': lintWorkspace,
  'specwright.restartServer': restartServer,
  'specwright.showLog': ({ server }) => server.showLog(),
};

/** Builds what the extension needs; the server itself starts with the first OpenAPI document, or a part of one, or a command. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Specwright', { log: true });
  const server = new Server(context.asAbsolutePath('dist/server.cjs'), log);
  const mocks = new MockSessions(context.asAbsolutePath('dist/mock.cjs'), server, log);
  const previews = new ManifestPreviews(server);
  const differences = new ManifestDifferences(server);
  const exported = new ExportedFiles(context.workspaceState);
  const session: Session = { server, mocks, previews, differences, exported, extension: context.extensionUri };
  const items = [new StatusItem(server), new MockItem(mocks)];
  context.subscriptions.push(log, server, mocks, previews, differences, ...items, wakeFor(server), warnOfLargeFiles());
  for (const [name, run] of Object.entries(COMMANDS)) {
    context.subscriptions.push(commands.registerCommand(name, (argument: unknown) => run(session, argument)));
  }
}
