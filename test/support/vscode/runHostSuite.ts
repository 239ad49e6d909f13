import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildHostSuite, type SuiteResults } from './hostSuite';
import { startSession } from './session';

/** Milliseconds that the whole suite may take. */
const patience = 300_000;

function isResults(value: unknown): value is SuiteResults {
  return typeof value === 'object' && value !== null && 'passed' in value && 'failures' in value && 'skipped' in value && 'notes' in value;
}

/** Reads what a suite wrote. Throws where the file is missing, is something else, or no test ran at all. */
export async function readResults(file: string): Promise<SuiteResults> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isResults(value)) throw new Error(`${file} does not hold a suite's results.`);
  if (value.passed + value.failures.length === 0) throw new Error('The extension-host suite ran no test.');
  return value;
}

/**
 * Runs the tests of test/e2e/extension/, or the `only` one that has a window of its own, inside the extension host of a
 * VS Code that has the packaged extension installed and the sample open. Throws with what the window printed where they
 * did not come to an end.
 */
export async function runHostSuite(only?: string): Promise<SuiteResults> {
  const folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
  const results = join(folder, 'results.json');
  const suite = await buildHostSuite(folder);
  const chosen: Record<string, string> = only === undefined ? {} : { SPECWRIGHT_E2E_ONLY: only };
  const session = await startSession({ testDriver: true, environment: { SPECWRIGHT_E2E_RESULTS: results, ...chosen } });
  const printed: string[] = [];
  try {
    const page = await (await session.browser()).newPage();
    const { server } = session;
    const ended = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no end after ${patience / 1000} seconds`)), patience);
      page.once('close', () => clearTimeout(timer));
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    await page.exposeFunction('codeAutomationLog', (_level: string, args: unknown) => void printed.push(String(args)));
    await page.goto(
      server.address(session.folder, {
        skipWelcome: 'true',
        skipReleaseNotes: 'true',
        extensionDevelopmentPath: server.remote(suite.extension),
        extensionTestsPath: server.remote(suite.tests),
      }),
    );
    await ended;
    await page.close();
    return await readResults(results);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The extension-host suite did not come to an end: ${why}\n${printed.join('\n')}`, { cause: error });
  } finally {
    await session.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
