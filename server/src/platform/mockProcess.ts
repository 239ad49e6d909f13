import { fork, type ChildProcess } from 'node:child_process';
import type { RunningMock } from '../cli/terminal';
import { pathOfUri } from '../document/uri';
import type { MockSpec } from '../mock/mockTypes';
import type { FromMockChild, ToMockChild } from '../mockServer/mockMessages';

/** Starts a mock process on these specifications; a sentence when it cannot serve. It ends with this process, whatever ends this one. */
export async function startMockProcess(
  script: string,
  options: { host: string; port: number; dynamic: boolean },
  specs: readonly MockSpec[],
  log: (line: string) => void,
): Promise<RunningMock | string> {
  const child = fork(script, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const tell = (message: ToMockChild): boolean => child.send(message);
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : `The mock ended unexpectedly (${signal ?? `exit ${code}`}).`));
  });
  const stop = (): void => void (child.connected && tell({ type: 'stop' }));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  tell({ type: 'start', ...options, acceptedHosts: [] });
  const listening = await hear(child, (message) => (message.type === 'listening' ? message : undefined));
  if (typeof listening === 'string') return listening;
  tell({ type: 'serve', specs });
  const served = await hear(child, (message) => (message.type === 'served' ? message : undefined));
  if (typeof served === 'string') return served;
  if (!served.ok) {
    stop();
    return served.problems
      .filter(({ severity }) => severity === 'error')
      .map(sentence)
      .join('\n');
  }
  for (const problem of served.problems) log(sentence(problem));
  child.on('message', (message: FromMockChild) => {
    if (message.type === 'request') log(`${message.method} ${message.path} → ${message.status}`);
    if (message.type === 'served') for (const problem of message.problems) log(sentence(problem));
    if (message.type === 'failed') log(message.message);
  });
  const { host, port } = listening;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { address, port, entry: served.entry ?? '/', ended, serve: (next) => void tell({ type: 'serve', specs: next }) };
}

function hear<Wanted>(child: ChildProcess, wanted: (message: FromMockChild) => Wanted | undefined): Promise<Wanted | string> {
  return new Promise((resolve) => {
    const onMessage = (message: FromMockChild): void => {
      const found = message.type === 'failed' ? message.message : wanted(message);
      if (found === undefined) return;
      child.off('message', onMessage).off('exit', onExit);
      resolve(found);
    };
    const onExit = (): void => resolve('The mock ended before it could serve.');
    child.on('message', onMessage).once('exit', onExit);
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
