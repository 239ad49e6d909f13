import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cleanEnvironment } from './cleanEnvironment';
import { installVSCode } from './install';
import { quietSettings } from './quietSettings';

/** How a server is to be started. */
export interface ServerOptions {
  /** A folder of its own for what VS Code writes: settings, state, logs, home. It is made where it is missing. */
  readonly data: string;
  /** The folder with the installed extensions. */
  readonly extensions: string;
  /** The user's settings, beside those that keep a window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `ask`: a folder opens in Restricted Mode until it is trusted; `all` (the default): every folder is trusted. */
  readonly trust?: 'ask' | 'all';
  /** The workbench takes a test suite's start parameters and reports its end; it is quieter then. Default: false. */
  readonly testDriver?: boolean;
  /** Seconds that an extension host outlives its window. Without it VS Code's own default holds: three hours. */
  readonly graceSeconds?: number;
  /** More environment variables for the server and the extensions in it. */
  readonly environment?: Readonly<Record<string, string>>;
}

const readyTimeout = 60_000;

function argumentsFor(main: string, options: ServerOptions, token: string): string[] {
  const flags = ['--accept-server-license-terms'];
  if (options.trust !== 'ask') flags.push('--disable-workspace-trust');
  if (options.testDriver === true) flags.push('--enable-smoke-test-driver');
  const values: Readonly<Record<string, string>> = {
    host: '127.0.0.1',
    port: '0',
    'connection-token': token,
    'telemetry-level': 'off',
    'server-data-dir': options.data,
    'extensions-dir': options.extensions,
    ...(options.graceSeconds === undefined ? {} : { 'reconnection-grace-time': String(options.graceSeconds) }),
  };
  return [main, ...flags, ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])];
}

async function writeSettings(options: ServerOptions): Promise<void> {
  const text = JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2);
  for (const place of ['User', 'Machine']) {
    await mkdir(join(options.data, 'data', place), { recursive: true });
    await writeFile(join(options.data, 'data', place, 'settings.json'), text);
  }
}

function whenListening(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The VS Code server ${why}:\n${log().trim()}`));
    const timer = setTimeout(() => fail(`was not ready after ${readyTimeout / 1000} seconds`), readyTimeout);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => fail(`ended at once with ${signal ?? code}`));
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/** A running VS Code server. Its windows are pages of a browser. */
export class VSCodeServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly token: string,
    /** The loopback port it listens on. */
    readonly port: number,
    /** What the server has printed so far. */
    readonly log: () => string,
  ) {}

  /** Starts a server and waits until it listens. Throws with its output where it does not. */
  static async start(options: ServerOptions): Promise<VSCodeServer> {
    const { node, main } = await installVSCode();
    await writeSettings(options);
    const token = randomUUID();
    const clean = await cleanEnvironment(options.data);
    const child = spawn(node, argumentsFor(main, options, token), {
      cwd: options.data,
      detached: true,
      // An empty gallery: otherwise the server asks one on the network for news of each extension.
      env: { ...clean, EXTENSIONS_GALLERY: '{}', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const keep = (chunk: string): void => void (printed += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const end = (): void => endGroup(child);
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    try {
      return new VSCodeServer(child, token, await whenListening(child, () => printed), () => printed);
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The server's process id, which is its process group's too. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The VS Code server has no process id.');
    return this.child.pid;
  }

  /** The address of a window on a folder; `payload` are start parameters of the workbench, by key. */
  address(folder: string, payload: Readonly<Record<string, string>> = {}): string {
    const address = new URL(`http://127.0.0.1:${this.port}/`);
    address.searchParams.set('tkn', this.token);
    address.searchParams.set('folder', folder);
    const entries = Object.entries(payload);
    if (entries.length > 0) address.searchParams.set('payload', JSON.stringify(entries));
    return address.href;
  }

  /** A path of this machine as the window names it. */
  remote(path: string): string {
    return `vscode-remote://127.0.0.1:${this.port}${path}`;
  }

  /** Ends the server and all that it started, and waits until the server itself is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    endGroup(this.child);
    await gone;
  }
}

/** Ends a child's whole process group; a plain SIGTERM leaves the server hanging. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
