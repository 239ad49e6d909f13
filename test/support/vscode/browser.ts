import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

import { packagedChromium } from './chromium';
import { NotHere } from './notHere';

/** A browser that can be started. */
export interface BrowserProgram {
  readonly executable: string;
  readonly args: readonly string[];
  /** Variables that it needs beside the usual ones. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Names under which Chrome, Chromium and Edge are found on a PATH. */
const browserNames = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'msedge'];

/** The first of the programs that is on the PATH, as a whole path; nothing where none is. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

async function findBrowser(temporary: string): Promise<BrowserProgram> {
  const chosen = process.env['SPECWRIGHT_BROWSER'];
  if (chosen) return { executable: chosen, args: [], environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium(temporary);
  const executable = findOnPath(browserNames);
  if (executable !== undefined) return { executable, args: [], environment: {} };
  throw new NotHere('no Chrome, Chromium or Edge is on the PATH; name one in SPECWRIGHT_BROWSER');
}

/** A started browser and how to end it. */
export interface StartedBrowser {
  readonly browser: Browser;
  /** Closes it and removes what it wrote. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the browser that the windows are drawn in: `$SPECWRIGHT_BROWSER`, on linux-x64 the one from npm, elsewhere a
 * Chrome, Chromium or Edge on the PATH. It writes into a temporary folder of its own. Throws `NotHere` where there is none.
 */
export async function startBrowser(): Promise<StartedBrowser> {
  const temporary = await mkdtemp(join(tmpdir(), 'specwright-browser-'));
  const remove = (): Promise<void> => rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  try {
    const { executable, args, environment } = await findBrowser(temporary);
    const env = { ...process.env, ...environment, TMPDIR: temporary };
    const browser = await chromium.launch({ executablePath: executable, args: [...args], env });
    return {
      browser,
      stop: async () => {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
