import assert from 'node:assert/strict';
import { kill } from 'node:process';

import {
  familyOf,
  isRunning,
  listeningPorts,
  openPorts,
  type RunningProcess,
  runningProcesses,
} from '../support/vscode/processes';
import { type Session, startSession } from '../support/vscode/session';
import { startBrowser } from '../support/vscode/browser';
import { until } from '../support/vscode/until';
import { Window } from '../support/vscode/window';

/** Milliseconds after a kill at which nothing of ours may be left (issue: five seconds). */
const allowed = 5_000;
const rounds = 5;

/** The processes of interest, while a window is open and a mock runs in it. */
interface Cast {
  readonly browser: RunningProcess;
  readonly extensionHost: RunningProcess;
  readonly server: RunningProcess;
  readonly mock: RunningProcess;
  readonly mockParent: RunningProcess;
}

function only(all: readonly RunningProcess[], part: string): RunningProcess | undefined {
  const found = all.filter(({ command }) => command.includes(part));
  return found.length === 1 ? found[0] : undefined;
}

function findCast(session: Session): Cast | undefined {
  const all = runningProcesses();
  const own = all.find(({ pid }) => pid === process.pid);
  const root = all.find(({ pid }) => pid === session.server.pid);
  const extensionHost = root && only(familyOf(root, all), '--type=extensionHost');
  if (own === undefined || extensionHost === undefined) return undefined;
  const ours = familyOf(extensionHost, all);
  const browser = all.find(({ parent, command }) => parent === own.pid && command.includes('--headless'));
  const server = only(ours, 'dist/server.cjs');
  const mock = only(ours, 'dist/mock.cjs');
  const mockParent = all.find(({ pid }) => pid === mock?.parent);
  if (browser === undefined || server === undefined || mock === undefined || mockParent === undefined) return undefined;
  return listeningPorts([mock]).length > 0 ? { browser, extensionHost, server, mock, mockParent } : undefined;
}

/** Who is killed, and of whom nothing may be left then. */
const victims: readonly { readonly name: string; readonly victim: keyof Cast; readonly family: keyof Cast }[] = [
  { name: 'the window', victim: 'browser', family: 'extensionHost' },
  { name: 'the extension host', victim: 'extensionHost', family: 'extensionHost' },
  { name: 'the server', victim: 'server', family: 'server' },
  { name: "the mock's parent", victim: 'mockParent', family: 'mockParent' },
];

describe('what is left after a kill', function () {
  this.timeout(240_000);
  let session: Session;

  before(async function () {
    if (process.platform !== 'linux') this.skip();
    session = await startSession({ graceSeconds: 1 });
  });
  after(async () => session?.stop());

  for (const { name, victim, family } of victims) {
    it(`is nothing, ${rounds} times, when ${name} is killed`, async () => {
      for (let round = 1; round <= rounds; round++) {
        const browser = await startBrowser();
        try {
          const window = await Window.open(browser.browser, session.server, session.folder);
          await window.openFile('bookshop/openapi.yaml');
          await window.runCommand('Specwright: Start Mock Server');
          const cast = await until('a running mock', 30_000, () => findCast(session));

          const doomed = familyOf(cast[family]);
          const ports = listeningPorts(doomed);
          kill(cast[victim].pid, 'SIGKILL');
          const left = (): string[] => {
            const open = openPorts();
            const processes = doomed.filter(isRunning).map(({ command }) => command);
            return [...processes, ...ports.filter((port) => open.has(port)).map((port) => `port ${port}`)];
          };
          await until('the end of all', allowed, () => left().length === 0 || undefined).catch(() => undefined);
          assert.deepEqual(left(), [], `left after kill number ${round}`);
        } finally {
          await browser.stop();
        }
      }
    });
  }
});
