import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SuiteResults } from '../../support/vscode/hostSuite';
import { notes, resultsFile } from './notes';

/** The bundled tests of this window: the one that the run names, else every `*.test.js` beside this file. */
function testFiles(): string[] {
  const only = process.env['SPECWRIGHT_E2E_ONLY'];
  const names = only === undefined ? readdirSync(__dirname).filter((name) => name.endsWith('.test.js')) : [only];
  return names.map((name) => join(__dirname, name));
}

/** Runs tests in the extension host, and writes what they came to. */
export async function run(): Promise<void> {
  const file = resultsFile();
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false, forbidOnly: true });
  for (const name of testFiles()) mocha.addFile(name);
  await mocha.loadFilesAsync();

  const failures: { title: string; error: string }[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      const results: SuiteResults = {
        passed: runner.stats?.passes ?? 0,
        skipped: runner.stats?.pending ?? 0,
        failures,
        notes: notes(),
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
