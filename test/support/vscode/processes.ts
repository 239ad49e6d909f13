import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as /proc shows it (Linux alone). */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Clock ticks after boot at which it began: with the pid, it names one process for good. */
  readonly startTime: number;
  /** Its arguments, joined by spaces. */
  readonly command: string;
}

/** What `read` gives, or nothing where the process has ended meanwhile. */
function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined;
    throw error;
  }
}

function readProcess(pid: number): RunningProcess | undefined {
  return unlessGone(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, and may hold both spaces and parentheses.
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie holds neither memory nor ports: it waits for its parent to ask for its exit code.
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), startTime: Number(rest[17]), command };
  });
}

/** All processes of this machine that one may see, zombies aside. */
export function runningProcesses(): RunningProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => readProcess(Number(pid)) ?? []);
}

/** Whether that very process still runs. */
export function isRunning(process: RunningProcess): boolean {
  return readProcess(process.pid)?.startTime === process.startTime;
}

/** The process itself and all that it has started, directly or not. */
export function familyOf(root: RunningProcess, all: readonly RunningProcess[] = runningProcesses()): RunningProcess[] {
  const children = all.filter(({ parent }) => parent === root.pid);
  return [root, ...children.flatMap((child) => familyOf(child, all))];
}

/** A socket that listens on a local TCP port. */
export interface ListeningSocket {
  /** Names the socket: a port may be taken by somebody else as soon as it is free. */
  readonly inode: string;
  readonly port: number;
}

/** All sockets of this machine that listen. */
export function allListeningSockets(): ListeningSocket[] {
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => unlessGone(() => readFileSync(file, 'utf8')) ?? '');
  return rows
    .join('\n')
    .split('\n')
    .flatMap((row) => {
      const fields = row.trim().split(/\s+/);
      const [local, state, inode] = [fields[1], fields[3], fields[9]];
      if (state !== '0A' || local === undefined || inode === undefined) return [];
      return { inode, port: Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16) };
    });
}

/** The sockets on which these processes listen. */
export function listeningSockets(processes: readonly RunningProcess[]): ListeningSocket[] {
  const byInode = new Map(allListeningSockets().map((socket) => [socket.inode, socket]));
  return processes.flatMap(({ pid }) => {
    const handles = unlessGone(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
    const targets = handles.map((handle) => unlessGone(() => readlinkSync(`/proc/${pid}/fd/${handle}`)));
    return targets.flatMap((target) => byInode.get(/^socket:\[(\d+)\]$/.exec(target ?? '')?.[1] ?? '') ?? []);
  });
}
