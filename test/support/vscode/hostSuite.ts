import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

import { projectFolder } from './packagedExtension';

/** The extension-host suite, ready to be loaded by a VS Code. */
export interface HostSuite {
  /** The folder of a tiny extension that carries the suite, so that the packaged one is tested as it was installed. */
  readonly extension: string;
  /** The file whose `run()` runs the suite. */
  readonly tests: string;
}

/** What one suite came to; the suite writes it as JSON into the file that `$SPECWRIGHT_E2E_RESULTS` names. */
export interface SuiteResults {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly title: string; readonly error: string }[];
  /** Lines for the run to print: figures that were measured. */
  readonly notes: readonly string[];
}

const sources = join(projectFolder, 'test/e2e/extension');

/**
 * The tests that need a window of their own each, because they are about its first moments: as the suite names them in
 * `$SPECWRIGHT_E2E_ONLY`.
 */
export function testsWithOwnWindow(): string[] {
  return globSync('ownWindow/*.test.ts', { cwd: sources })
    .map((file) => file.replace(/\.ts$/, '.js'))
    .sort();
}

/** Bundles test/e2e/extension/ into `folder`, which exists and is empty. */
export async function buildHostSuite(folder: string): Promise<HostSuite> {
  const tests = globSync('**/*.test.ts', { cwd: sources, absolute: true });
  await build({
    entryPoints: [join(sources, 'index.ts'), ...tests],
    outbase: sources,
    outdir: join(folder, 'suite'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const manifest = { name: 'specwright-e2e', publisher: 'specwright', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { extension: folder, tests: join(folder, 'suite/index.js') };
}
