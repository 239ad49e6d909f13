import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { keptDependencies, keptExtensions } from './release';

/** The object that a JSON file holds. Throws, naming the file, where it holds anything else. */
async function readObject(file: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${file} is not an object.`);
  return { ...value };
}

/**
 * Cuts the server's package.json to the kept dependencies, before `npm install`. Its npm-shrinkwrap.json stays as it
 * is, so each version is still the one that was released together. Throws where a kept one is no longer listed.
 */
export async function cutDependencies(folder: string): Promise<void> {
  const file = join(folder, 'package.json');
  const manifest = await readObject(file);
  const all = Object.entries(manifest['dependencies'] ?? {});
  const kept = all.filter(([name]) => keptDependencies.has(name));
  if (kept.length !== keptDependencies.size) throw new Error(`${file} lacks a dependency that the tests need.`);
  await writeFile(file, JSON.stringify({ ...manifest, dependencies: Object.fromEntries(kept) }, undefined, 2));
}

/**
 * Empties every built-in extension that the tests do not need, down to a name and a version: the start takes half the
 * time. They are not deleted, since the window complains about each one that it misses.
 */
export async function emptyExtensions(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || keptExtensions.has(entry.name)) continue;
    const file = join(folder, entry.name, 'package.json');
    const { name, publisher, version } = await readObject(file);
    await rm(join(folder, entry.name), { recursive: true });
    await mkdir(join(folder, entry.name));
    await writeFile(file, JSON.stringify({ name, publisher, version, engines: { vscode: '*' } }));
  }
}

/** Native modules that the server asks for; nothing is compiled here. */
const stubbed = ['deviceid', 'native-watchdog', 'spdlog'];

/** Puts the files of nativeStubs/ where the server looks for its native modules. */
export async function stubNativeModules(folder: string): Promise<void> {
  for (const name of stubbed) {
    const target = join(folder, 'node_modules/@vscode', name);
    await mkdir(target, { recursive: true });
    const manifest = { name: `@vscode/${name}`, version: '0.0.0', type: 'module', main: 'index.mjs' };
    await writeFile(join(target, 'package.json'), JSON.stringify(manifest));
    await copyFile(join(__dirname, 'nativeStubs', `${name}.mjs`), join(target, 'index.mjs'));
  }
}
