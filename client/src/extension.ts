import { commands, window, type ExtensionContext } from 'vscode';
import { exportManifest } from './commands/exportManifest';
import { fixAll } from './commands/fixAll';
import { lintWorkspace } from './commands/lintWorkspace';
import { openMock } from './commands/openMock';
import { openSample } from './commands/openSample';
import { restartServer } from './commands/restartServer';
import { selectRuleset } from './commands/selectRuleset';
import { startMock } from './commands/startMock';
import { stopMock } from './commands/stopMock';
import { Server } from './languageClient';
import { warnOfLargeFiles } from './largeFiles';
import { MockSessions } from './mockSessions';
import { MockItem } from './mockItem';
import type { Session } from './session';
import { StatusItem } from './statusItem';
import { wakeFor } from './wake';

const COMMANDS: Readonly<Record<string, (session: Session) => Promise<void> | void>> = {
  'specwright.startMock': startMock,
  'specwright.stopMock': stopMock,
  'specwright.openMock': openMock,
  'specwright.openSample': openSample,
  'specwright.exportManifest': exportManifest,
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
  context.subscriptions.push(log, server, mocks, new StatusItem(server), new MockItem(mocks), wakeFor(server), warnOfLargeFiles());
  for (const [name, run] of Object.entries(COMMANDS)) {
    context.subscriptions.push(commands.registerCommand(name, () => run({ server, mocks, extension: context.extensionUri })));
  }
}
