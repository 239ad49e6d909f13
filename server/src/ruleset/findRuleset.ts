import type { FileSystem } from '../document/fileSystem';
import { folderOf, isWithin } from '../document/uri';

/**
 * Names under which a ruleset is found of itself, in the order in which they win; spectral-cli 6.16 knows the same.
 * Those in JavaScript are found as well, so that `loadRuleset` can say why they are not run: they are never silently passed over.
 */
export const RULESET_FILE_NAMES: readonly string[] = [
  '.spectral.yaml',
  '.spectral.yml',
  '.spectral.json',
  'spectral.yaml',
  'spectral.yml',
  'spectral.json',
  '.spectral.js',
  '.spectral.mjs',
  'spectral.js',
  'spectral.mjs',
];

/**
 * The address of the ruleset nearest to a document: in its folder, else in the closest folder above that has one, up to the boundary and never
 * beyond. A document that lies in no folder (`untitled:`) gets the one of the boundary. Undefined where there is none.
 */
export async function findRuleset(documentUri: string, boundaryUri: string, files: FileSystem): Promise<string | undefined> {
  const boundary = boundaryUri.replace(/\/+$/, '');
  let folder = documentUri.startsWith('file:') ? folderOf(documentUri) : boundary;
  while (isWithin(boundary, folder)) {
    const found = await rulesetIn(folder, files);
    if (found !== undefined) return found;
    if (folder === boundary) return undefined;
    folder = folderOf(folder);
  }
  return undefined;
}

async function rulesetIn(folder: string, files: FileSystem): Promise<string | undefined> {
  const entries = await files.list(folder);
  const names = new Set(entries.filter(({ kind }) => kind !== 'folder').map(({ name }) => name));
  const name = RULESET_FILE_NAMES.find((candidate) => names.has(candidate));
  return name === undefined ? undefined : `${folder}/${name}`;
}
