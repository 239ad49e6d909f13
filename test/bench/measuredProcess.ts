import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

/** How a process ended and what it took. */
export interface Measured {
  /** The exit code; undefined where a signal ended it. */
  readonly exit: number | undefined;
  /** Whether it was ended because it took longer than it might. */
  readonly outOfTime: boolean;
  readonly seconds: number;
  /** The most resident memory in MB, the process and its children added up; undefined where the system has no /proc. */
  readonly megabytes: number | undefined;
  /** The processor time of the process and its children in seconds, to about 20 ms; undefined likewise. */
  readonly cpuSeconds: number | undefined;
  /** The end of what it wrote to standard error. */
  readonly stderr: string;
}

export interface MeasuredRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The file that takes standard output. */
  readonly stdout: string;
  readonly limitSeconds: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Peaks are the kernel's own (VmHWM), so only what is gained in a process's last moments can be missed. */
const LOOK_EVERY_MS = 20;
const SEARCH_EVERY = 10;
const STDERR_KEPT = 4000;
/** The unit of times in /proc, fixed for what leaves the kernel. */
const TICKS_A_SECOND = 100;

/** Runs a command in a process group of its own, its output into a file, and measures it. Past the limit, the whole group is ended. */
export function measure({ command, args, cwd, stdout, limitSeconds, env }: MeasuredRun): Promise<Measured> {
  return new Promise((settle, fail) => {
    const output = openSync(stdout, 'w');
    const began = performance.now();
    const child = spawn(command, [...args], { cwd, detached: true, stdio: ['ignore', output, 'pipe'], env: { ...process.env, ...env } });
    const group = child.pid === undefined ? undefined : new ProcessGroup(child.pid);
    let stderr = '';
    let outOfTime = false;
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-STDERR_KEPT);
    });
    const looking = setInterval(() => group?.look(), LOOK_EVERY_MS);
    const limit = setTimeout(() => {
      outOfTime = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limitSeconds * 1000);
    const done = (): void => {
      clearInterval(looking);
      clearTimeout(limit);
      closeSync(output);
    };
    child.on('error', (error) => {
      done();
      fail(error);
    });
    child.on('close', (code) => {
      const seconds = (performance.now() - began) / 1000;
      done();
      settle({ exit: code ?? undefined, outOfTime, seconds, megabytes: group?.peak, cpuSeconds: group?.cpu, stderr });
    });
  });
}

/** The most resident memory that a process has had so far; 0 where the system has no /proc. */
export function peakKilobytes(id: number): number {
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(textOf(`/proc/${id}/status`))?.[1] ?? 0);
}

/** What the kernel tells of the processes of one group. */
class ProcessGroup {
  private readonly seen = new Map<number, { kilobytes: number; ticks: number }>();
  private looks = 0;

  constructor(private readonly group: number) {
    this.seen.set(group, { kilobytes: 0, ticks: 0 });
  }

  /** The sum of the peaks in MB; at least the peak of the sum. */
  get peak(): number | undefined {
    return this.sum('kilobytes', 1024);
  }

  /** The sum of their processor times in seconds. */
  get cpu(): number | undefined {
    return this.sum('ticks', TICKS_A_SECOND);
  }

  look(): void {
    if (this.looks++ % SEARCH_EVERY === 0) this.search();
    for (const [id, before] of this.seen) {
      const kilobytes = peakKilobytes(id);
      const [, user = 0, system = 0] = /\) \S+(?: -?\d+){10} (\d+) (\d+) /.exec(textOf(`/proc/${id}/stat`))?.map(Number) ?? [];
      before.kilobytes = Math.max(before.kilobytes, kilobytes);
      before.ticks = Math.max(before.ticks, user + system);
    }
  }

  private search(): void {
    for (const name of processes()) {
      const id = Number(name);
      // After the command in parentheses: state, parent, group.
      const group = /\) \S+ \d+ (\d+) /.exec(this.seen.has(id) ? '' : textOf(`/proc/${id}/stat`))?.[1];
      if (Number(group) === this.group) this.seen.set(id, { kilobytes: 0, ticks: 0 });
    }
  }

  private sum(of: 'kilobytes' | 'ticks', unit: number): number | undefined {
    const sum = [...this.seen.values()].reduce((total, each) => total + each[of], 0);
    return sum === 0 ? undefined : sum / unit;
  }
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Empty where the process has gone, or the system has no /proc. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
