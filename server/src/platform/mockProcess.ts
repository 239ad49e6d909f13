import { fork, type ChildProcess } from 'node:child_process';
import type { RunningMock } from '../cli/terminal';
import { pathOfUri } from '../document/uri';
import type { MockSpec } from '../mock/mockTypes';
import type { FromMockChild, ToMockChild } from '../mockServer/mockMessages';

/** How long a mock may take, in milliseconds; the mock itself gives up reading specifications after 60 seconds and says so. */
export interface MockPatience {
  readonly toListen: number;
  readonly toServe: number;
}

const PATIENCE: MockPatience = { toListen: 20_000, toServe: 70_000 };

/** Starts a mock process on these specifications; a sentence when it cannot serve. It ends with this process, whatever ends this one. */
export async function startMockProcess(
  script: string,
  options: { host: string; port: number; dynamic: boolean },
  specs: readonly MockSpec[],
  log: (line: string) => void,
  patience = PATIENCE,
): Promise<RunningMock | string> {
  const child = fork(script, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const tell = (message: ToMockChild): void => void (child.connected && child.send(message));
  const stop = (): void => tell({ type: 'stop' });
  const ended = endOf(child).finally(() => process.off('SIGINT', stop).off('SIGTERM', stop));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const fail = (why: string): string => {
    child.kill('SIGKILL');
    return why;
  };

  const listens = first(child, ended, patience.toListen, (message) => (message.type === 'listening' ? message : undefined));
  tell({ type: 'start', ...options, acceptedHosts: [] });
  const listening = await listens;
  if (typeof listening === 'string') return fail(listening);
  const serves = first(child, ended, patience.toServe, (message) => (message.type === 'served' ? message : undefined));
  tell({ type: 'serve', specs });
  const served = await serves;
  if (typeof served === 'string') return fail(served);
  const errors = served.problems.filter(({ severity }) => severity === 'error');
  if (!served.ok) return fail(errors.map(sentence).join('\n'));

  for (const problem of served.problems) log(sentence(problem));
  child.on('message', (message: FromMockChild) => {
    if (message.type === 'request') log(`${message.method} ${message.path} → ${message.status}`);
    if (message.type === 'served') for (const problem of message.problems) log(sentence(problem));
    if (message.type === 'failed') log(message.message);
  });
  const { host, port } = listening;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { address, port, entry: served.entry ?? '/', ended, serve: (next) => tell({ type: 'serve', specs: next }) };
}

/** Resolves when the process is gone, or never came to be; with a sentence where nobody asked it to end. */
function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `The mock ended unexpectedly (${signal ?? `exit ${code}`}).`));
    // A process that runs tells of its end by `exit`; what else goes wrong with it, such as a message that finds nobody, is none.
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(`The mock could not be started: ${error.message}.`);
    });
  });
}

/** The first message that is wanted, or the sentence that says why there will be none. */
function first<Wanted>(
  child: ChildProcess,
  ended: Promise<string | undefined>,
  within: number,
  wanted: (message: FromMockChild) => Wanted | undefined,
): Promise<Wanted | string> {
  return new Promise((resolve) => {
    const settle = (outcome: Wanted | string): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      resolve(outcome);
    };
    const timer = setTimeout(() => settle(`The mock did not answer within ${Math.round(within / 1000)} seconds. Start it again.`), within);
    const onMessage = (message: FromMockChild): void => {
      const found = message.type === 'failed' ? message.message : wanted(message);
      if (found !== undefined) settle(found);
    };
    child.on('message', onMessage);
    void ended.then((why) => settle(why ?? 'The mock ended before it could serve.'));
  });
}

function sentence({
  uri,
  range,
  message,
}: {
  uri: string;
  range: { start: { line: number; character: number } };
  message: string;
}): string {
  return `${pathOfUri(uri) ?? uri}:${range.start.line + 1}:${range.start.character + 1}: ${message}`;
}
