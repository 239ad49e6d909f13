import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { PinnedPackage } from './release';
import { run } from './run';

/** Settings of an outer npm that say where packages come from; the others (workspace, prefix, …) are about its own job. */
const whereFrom = new Set(
  ['registry', 'cache', 'userconfig', 'globalconfig', 'proxy', 'https_proxy', 'noproxy', 'ca', 'cafile', 'strict_ssl'].map(
    (setting) => `npm_config_${setting}`,
  ),
);

/** This process's environment without what an outer `npm run` left there for its own scripts. */
export function environmentForNpm(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^npm_/i.test(name) || whereFrom.has(name.toLowerCase())));
}

/** Runs npm in `folder`. Throws with npm's own output where it fails. */
export function npm(args: readonly string[], folder: string): Promise<string> {
  const program = process.env['npm_execpath'];
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, env: environmentForNpm() };
  return program?.endsWith('.js') ? run(process.execPath, [program, ...quiet], options) : run('npm', quiet, options);
}

/** Throws where a tarball's bytes are not the pinned ones. */
export async function assertPinned(tarball: string, { name, version, integrity }: PinnedPackage): Promise<void> {
  const actual = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (actual === integrity) return;
  throw new Error(`${name}@${version} is not what was pinned: expected ${integrity}, got ${actual}.`);
}

/**
 * Downloads a package's tarball, holds it against its pinned integrity and unpacks the given members (paths as in the
 * tarball, beginning with `package/`) into `folder`. Throws where the bytes are not the pinned ones.
 */
export async function unpack(
  pinned: PinnedPackage,
  members: readonly string[],
  folder: string,
  leftOut: readonly string[] = [],
): Promise<void> {
  await npm(['pack', `${pinned.name}@${pinned.version}`, '--ignore-scripts'], folder);
  const tarball = join(folder, `${pinned.name}-${pinned.version}.tgz`);
  await assertPinned(tarball, pinned);
  await run('tar', ['-xzf', tarball, '-C', folder, ...leftOut.map((path) => `--exclude=${path}`), ...members]);
  await rm(tarball);
}
