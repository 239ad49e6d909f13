import assert from 'node:assert/strict';

import { startBrowser } from '../support/vscode/browser';
import { assertNothingLeft, memberOf } from '../support/vscode/killed';
import { listeningSockets, type RunningProcess, runningProcesses } from '../support/vscode/processes';
import { type Session, startSession } from '../support/vscode/session';
import { until } from '../support/vscode/until';
import { Window } from '../support/vscode/window';

const rounds = [1, 2, 3, 4, 5];
const patience = 30_000;

describe('after a SIGKILL nothing of ours is left', function () {
  this.timeout(180_000);
  let session: Session;

  before(async function () {
    if (process.platform !== 'linux') this.skip();
    // A window here ends as a desktop one does: its extension host does not wait for it to come back.
    session = await startSession({ graceSeconds: 1 });
  });
  after(async () => session?.stop());

  const server = (): RunningProcess | undefined => memberOf(session.server.pid, 'dist/server.cjs');
  const mock = (): RunningProcess | undefined => {
    const found = memberOf(session.server.pid, 'dist/mock.cjs');
    return found !== undefined && listeningSockets([found]).length > 0 ? found : undefined;
  };

  /**
   * Opens the sample with a running server and mock, does the deed, and ends the browser. The deed is given the window
   * and its extension host, which is known by the mock that it started: VS Code starts another one where one was killed,
   * and that may still be there when the next window is open.
   */
  async function withMock(deed: (window: Window, extensionHost: RunningProcess) => Promise<void>): Promise<void> {
    const { browser, stop } = await startBrowser();
    try {
      const window = await Window.open(browser, session.server, session.folder);
      await window.openFile('bookshop/openapi.yaml');
      await until('the language server', patience, server);
      await window.runCommand('Specwright: Start Mock Server');
      const running = await until('a mock that listens', patience, mock);
      const host = runningProcesses().find(({ pid }) => pid === running.parent);
      assert.ok(host, "the mock's parent runs");
      assert.match(host.command, /--type=extensionHost/);
      await deed(window, host);
    } finally {
      await stop();
    }
  }

  for (const round of rounds) {
    it(`of the window (${round} of 5)`, () =>
      withMock(async (_, extensionHost) => {
        const browser = await until('the browser', patience, () => memberOf(process.pid, '--headless'));
        await assertNothingLeft(browser, extensionHost);
      }));
  }

  for (const round of rounds) {
    it(`of the extension host, which is the mock's parent (${round} of 5)`, () =>
      withMock((_, extensionHost) => assertNothingLeft(extensionHost)));
  }

  it('of the server, five times, and the fifth time the person is told', () =>
    withMock(async (window) => {
      for (const round of rounds) {
        const victim = await until(`server number ${round}`, patience, server);
        await until('its lint process', patience, () => memberOf(victim.pid, 'dist/lint.cjs'));
        await assertNothingLeft(victim);
      }
      await window.notifications.waitFor(/ended 5 times within three minutes/);
      await window.screenshot('server-crashed');
    }));
});
