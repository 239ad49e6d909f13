import type { Document } from '../../document/document';
import { pathOfPointer, pointerOf, type JsonPath } from '../../document/jsonPath';
import { referencesIn } from '../../document/references';
import { resolveReference } from '../../document/uri';

/** A `$ref` of a document: where it stands and the place it means, as `placeName` writes it. */
export interface ReferenceEdge {
  readonly path: JsonPath;
  readonly target: string;
}

/** The one spelling of a place: the document's address and the pointer in it. */
export function placeName(uri: string, path: JsonPath): string {
  return uri + pointerOf(path);
}

const EDGES = new WeakMap<Document, readonly ReferenceEdge[]>();

/** Every `$ref` of a document; those that are no pointers are left out. */
export function referencesOf(document: Document): readonly ReferenceEdge[] {
  const known = EDGES.get(document);
  if (known) return known;
  const edges = referencesIn(document.value).flatMap(({ path, target }): ReferenceEdge[] => {
    const uri = target.startsWith('#') ? document.uri : resolveReference(document.uri, target);
    const at = pathOfPointer(/#.*$/s.exec(target)?.[0] ?? '');
    return uri === undefined || at === undefined ? [] : [{ path, target: placeName(uri, at) }];
  });
  EDGES.set(document, edges);
  return edges;
}
