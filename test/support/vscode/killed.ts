import assert from 'node:assert/strict';
import { kill } from 'node:process';

import { allListeningSockets, familyOf, isRunning, listeningSockets, type RunningProcess, runningProcesses } from './processes';
import { until } from './until';

/** Milliseconds after a kill at which nothing of ours may be left. */
const allowed = 5_000;

/**
 * Kills one process with SIGKILL, so that nothing of its own can tidy up, and asserts that five seconds later no
 * process of the family (a process and all that it had started) and no port that one of them listened on is left open by them.
 */
export async function assertNothingLeft(victim: RunningProcess, family: RunningProcess = victim): Promise<void> {
  const doomed = familyOf(family);
  const sockets = listeningSockets(doomed);
  const left = (): string[] => {
    const open = new Set(allListeningSockets().map(({ inode }) => inode));
    const processes = doomed.filter(isRunning).map(({ command }) => command);
    return [...processes, ...sockets.filter(({ inode }) => open.has(inode)).map(({ port }) => `port ${port}`)];
  };
  kill(victim.pid, 'SIGKILL');
  await until('the end of all', allowed, () => left().length === 0 || undefined).catch(() => undefined);
  assert.deepEqual(left(), []);
}

/**
 * The one process of the family of `root` whose arguments hold the text, those aside that such a process has started
 * itself; nothing where there is none, or more than one.
 */
export function memberOf(root: number, text: string): RunningProcess | undefined {
  const all = runningProcesses();
  const own = all.find(({ pid }) => pid === root);
  const found = own === undefined ? [] : familyOf(own, all).filter(({ command }) => command.includes(text));
  const eldest = found.filter(({ parent }) => found.every(({ pid }) => pid !== parent));
  return eldest.length === 1 ? eldest[0] : undefined;
}
