import { join } from 'node:path';

import Mocha from 'mocha';
import { globSync } from 'tinyglobby';

import { startBrowser } from '../test/support/vscode/browser';
import { testsWithOwnWindow } from '../test/support/vscode/hostSuite';
import { installVSCode } from '../test/support/vscode/install';
import { NotHere } from '../test/support/vscode/notHere';
import { packagedExtension, projectFolder } from '../test/support/vscode/packagedExtension';
import { runHostSuite } from '../test/support/vscode/runHostSuite';
import { closingLines, type Counts } from './counting';

/** Installs what the runs need and starts the browser once. Throws `NotHere` where this machine cannot run them. */
async function assertRunsHere(): Promise<void> {
  await installVSCode();
  await (await startBrowser()).stop();
}

/** The tests inside the extension host of one window; such that do not come to an end are one failure. */
async function runInExtensionHost(only?: string): Promise<Counts> {
  console.log(only === undefined ? '\nInside the extension host' : `\nIn a window of its own: ${only}`);
  try {
    const { passed, skipped, failures, notes } = await runHostSuite(only);
    for (const line of notes) console.log(`  ${line}`);
    console.log(`  ${passed} passing, ${failures.length} failing`);
    for (const { title, error } of failures) console.log(`\n  ${title}\n    ${error.replaceAll('\n', '\n    ')}`);
    return { passed, failed: failures.length, skipped };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The scenarios that drive a window from outside, and what is left after a kill. */
async function runFromOutside(): Promise<Counts> {
  console.log('\nIn the window');
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: 'spec', forbidOnly: true });
  const folder = join(projectFolder, 'test/e2e');
  for (const file of globSync(['*.test.ts', 'window/*.test.ts'], { cwd: folder, absolute: true }).sort()) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      resolve({ passed: runner.stats?.passes ?? 0, failed, skipped: runner.stats?.pending ?? 0 });
    });
  });
}

/** Runs every end-to-end suite in a real VS Code, prints one line of figures, and gives the exit code. */
async function main(): Promise<number> {
  console.log(`Testing ${await packagedExtension()}`);
  let counts: Counts[] = [];
  try {
    await assertRunsHere();
    for (const only of [undefined, ...testsWithOwnWindow()]) counts.push(await runInExtensionHost(only));
    counts.push(await runFromOutside());
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    console.log(`e2e not run here: ${error.message}`);
    counts = [{ passed: 0, failed: 0, skipped: 1 }];
  }
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  console.log(`\n${closingLines(total)}`);
  return total.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.log('\n0 passed, 1 failed');
    process.exit(1);
  },
);
