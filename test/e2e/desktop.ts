import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';

import { closingLines } from '../../scripts/counting';
import { cacheFolder } from '../support/vscode/cache';
import { buildHostSuite, testsWithOwnWindow } from '../support/vscode/hostSuite';
import { packagedExtension, projectFolder } from '../support/vscode/packagedExtension';
import { run } from '../support/vscode/run';
import { readResults } from '../support/vscode/runHostSuite';

/** The oldest VS Code that package.json's `engines` admits. */
const oldestVSCode = '1.101.0';

/**
 * Runs the extension-host suite in a desktop VS Code: the one that `$SPECWRIGHT_VSCODE` names, else one that is
 * downloaded. Gives the exit code.
 */
async function main(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'specwright-desktop-'));
  try {
    const vscodeExecutablePath =
      process.env['SPECWRIGHT_VSCODE'] ??
      (await downloadAndUnzipVSCode({ version: oldestVSCode, cachePath: join(cacheFolder(), 'desktop') }));
    const profile = ['--extensions-dir', join(folder, 'extensions'), '--user-data-dir', join(folder, 'data')];
    const [cli = 'code'] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, { reuseMachineInstall: true });
    const install = [...profile, '--install-extension', await packagedExtension()];
    if (process.platform === 'win32') await run('cmd', ['/d', '/c', cli, ...install]);
    else await run(cli, install);

    const suite = await buildHostSuite(await mkdtemp(join(folder, 'suite-')));
    let [passed, failed, skipped] = [0, 0, 0];
    for (const only of [undefined, ...testsWithOwnWindow()]) {
      const own = await mkdtemp(join(folder, 'window-'));
      const sample = join(own, 'sample');
      await cp(join(projectFolder, 'examples'), sample, { recursive: true });
      const results = join(own, 'results.json');
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: suite.extension,
        extensionTestsPath: suite.tests,
        extensionTestsEnv: { SPECWRIGHT_E2E_RESULTS: results, SPECWRIGHT_E2E_ONLY: only },
        launchArgs: [sample, ...profile, '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
      });
      const { failures, notes, ...counts } = await readResults(results);
      for (const line of notes) console.log(line);
      for (const { title, error } of failures) console.log(`\n${title}\n  ${error.replaceAll('\n', '\n  ')}`);
      passed += counts.passed;
      failed += failures.length;
      skipped += counts.skipped;
    }
    console.log(`\n${closingLines({ passed, failed, skipped })}`);
    return failed === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
