import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The text of its licence file; empty where it ships none. */
  readonly text: string;
}

/** The packages that ended up in bundles, by name, told from what esbuild read. */
export function bundledPackages(metafiles: readonly Metafile[]): BundledPackage[] {
  const folders = new Set<string>();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) folders.add(packageFolder(path));
  }
  folders.delete('');
  const packages = new Map<string, BundledPackage>();
  for (const folder of folders) {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('name' in manifest) || !('version' in manifest)) continue;
    const { name, version } = manifest;
    const license = 'license' in manifest && typeof manifest.license === 'string' ? manifest.license : 'see the text';
    packages.set(`${String(name)} ${String(version)}`, {
      name: String(name),
      version: String(version),
      license,
      text: licenseText(folder),
    });
  }
  return [...packages.values()].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** The notices that go with the bundles: who wrote what is inside, and under which terms. */
export function notices(packages: readonly BundledPackage[]): string {
  const head = 'Specwright contains code of the following packages. Their terms follow.\n';
  const list = packages.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n');
  const texts = packages.map(
    ({ name, version, license, text }) =>
      `${'='.repeat(80)}\n${name} ${version}\n${'='.repeat(80)}\n\n${text === '' ? `Licence: ${license}` : text.trim()}\n`,
  );
  return `${head}\n${list}\n\n${texts.join('\n')}`;
}

/** The folder of the package that a file belongs to: the nearest with a package.json that has a version, below node_modules. */
function packageFolder(path: string): string {
  if (!path.includes('node_modules/')) return '';
  for (let at = dirname(path); at.includes('node_modules'); at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && /"version"\s*:/.test(readFileSync(manifest, 'utf8'))) return at;
  }
  return '';
}

function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[sc]e|copying|notice)(\.|-|$)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
}
