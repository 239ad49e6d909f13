import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Browser } from 'playwright-core';

import { startBrowser, type StartedBrowser } from './browser';
import { installExtension } from './installExtension';
import { packagedExtension, projectFolder } from './packagedExtension';
import { startPortForwarding } from './portForwarding';
import { type ServerOptions, VSCodeServer } from './server';
import { Window } from './window';

/** What a scenario may ask for; the rest is the same for all. */
export interface SessionOptions extends Omit<ServerOptions, 'data' | 'extensions'> {
  /** The folder whose copy is opened; default: the sample in examples/. */
  readonly sample?: string;
  /** Files that the copy has beside those of the sample, or instead of them, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A VS Code with the packaged extension, a copy of the sample to work on, and a browser to see it in. */
export interface Session {
  /** The copy that is open; a scenario may change it. */
  readonly folder: string;
  readonly server: VSCodeServer;
  /** The session's browser, started when first asked for. */
  browser(): Promise<Browser>;
  openWindow(): Promise<Window>;
  /** Ends all of it and removes what it wrote. */
  stop(): Promise<void>;
}

/** Starts a session in a temporary folder of its own. Throws `NotHere` where this machine cannot run one. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const { sample = join(projectFolder, 'examples'), files = {}, ...serverOptions } = options;
  const run = await realpath(await mkdtemp(join(tmpdir(), 'specwright-e2e-')));
  const endings = [(): Promise<void> => rm(run, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async (): Promise<void> => {
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end();
  };
  try {
    const folder = join(run, 'sample');
    await cp(sample, folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const extensions = join(run, 'extensions');
    await mkdir(extensions);
    await installExtension(await packagedExtension(), extensions, join(run, 'install'));
    const forwarding = await startPortForwarding();
    endings.push(() => forwarding.stop());
    const environment = { VSCODE_PROXY_URI: forwarding.template, ...options.environment };
    const server = await VSCodeServer.start({ ...serverOptions, environment, data: join(run, 'data'), extensions });
    endings.push(() => server.stop());
    let started: Promise<StartedBrowser> | undefined;
    const browser = async (): Promise<Browser> => {
      started ??= startBrowser().then((newBrowser) => {
        endings.push(() => newBrowser.stop());
        return newBrowser;
      });
      return (await started).browser;
    };
    return { folder, server, browser, openWindow: async () => Window.open(await browser(), server, folder), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
