import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SuiteResults } from '../../support/vscode/hostSuite';

/** Runs each bundled `*.test.js` beside this file in the extension host, and writes what they came to. */
export async function run(): Promise<void> {
  const file = process.env['SPECWRIGHT_E2E_RESULTS'];
  if (file === undefined) throw new Error('SPECWRIGHT_E2E_RESULTS does not name a file.');
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false, forbidOnly: true });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  await mocha.loadFilesAsync();

  const failures: { title: string; error: string }[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      const results: SuiteResults = {
        passed: runner.stats?.passes ?? 0,
        skipped: runner.stats?.pending ?? 0,
        failures,
      };
      writeFileSync(file, JSON.stringify(results));
      resolve();
    });
    runner.on('fail', (test, error) => {
      failures.push({
        title: test.fullTitle(),
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
  });
}
