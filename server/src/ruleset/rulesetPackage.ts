import { isJsonObject } from '../document/jsonValue';
import { baseName, folderOf, resolveReference } from '../document/uri';
import { RulesetFile } from './rulesetFile';
import type { AskedFrom, RulesetSources } from './rulesetSources';

/**
 * The file that a package name leads to, looked for in the `node_modules` of a folder and of those above it, as Node does; the file system ends
 * the search at the boundary. Undefined where no such package is installed. Throws `RulesetRefused` for an unreadable package.json.
 */
export async function readEntryOfPackage(
  name: string,
  folder: string,
  from: AskedFrom,
  sources: RulesetSources,
): Promise<string | undefined> {
  const parts = name.split('/');
  const own = parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
  const inside = parts.slice(name.startsWith('@') ? 2 : 1).join('/');
  if (/\.(?:ya?ml|json)$/i.test(own)) return undefined;
  for (let at = folder; at.length > 'file://'.length; at = folderOf(at)) {
    if (baseName(at) === 'node_modules') continue;
    const manifest = `${at}/node_modules/${own}/package.json`;
    if (!(await sources.has(manifest))) continue;
    if (inside !== '') return resolveReference(manifest, `./${inside}`);
    const { value } = RulesetFile.parse(manifest, await sources.read(manifest, from));
    return resolveReference(manifest, `./${entryOf(value['exports']) ?? entryOf(value['main']) ?? 'index.js'}`);
  }
  return undefined;
}

function entryOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isJsonObject(entry)) return undefined;
  return entryOf(entry['.'] ?? entry['require'] ?? entry['default'] ?? entry['node']);
}
