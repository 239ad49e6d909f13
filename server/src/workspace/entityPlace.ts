import { START_OF_TEXT, type Range } from '../document/position';
import type { Manifest } from '../manifest/manifest';
import type { CollectedDocuments } from './collectDocuments';

/** Where in the documents an entity of a manifest comes from, by its JSON Pointer there; that of what holds it where it has no place of its own. */
export function entityPlace(
  { root, documents }: CollectedDocuments,
  { origins }: Manifest,
  pointer: string,
): { readonly uri: string; readonly range: Range } | undefined {
  for (let at = pointer; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = origins.get(at);
    if (origin === undefined) continue;
    const document = documents.get(origin.uri) ?? root;
    return { uri: origin.uri, range: document.rangeOf(origin.path, true) ?? START_OF_TEXT };
  }
  return undefined;
}
