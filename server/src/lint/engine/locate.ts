import { decodePointerFragment, hasRef, isPlainObject } from '@stoplight/json';
import { closestPath, isContainer } from './container';
import { type Followed, type PlacedDocument, type Places } from './place';

/** Where a path of the resolved document stands as written, in Spectral's words for it. */
export interface Located {
  readonly document: PlacedDocument;
  readonly path: string[];
  /** The same with what the path names beyond that. */
  readonly missingPropertyPath: string[];
}

/**
 * Where a path of the resolved document stands as written: null where Spectral gives up, `unknown` where only Spectral itself can tell.
 * The same as `findAssociatedItemForPath` of spectral-core 1.24.1, without walking the references of each path anew.
 */
export function locate(places: Places, root: PlacedDocument, resolved: unknown, path: readonly string[]): Located | null | 'unknown' {
  let place = places.root;
  let value = resolved;
  let depth = 0;
  for (const segment of path) {
    if (!isContainer(value) || !(segment in value)) break;
    place = place.next(segment);
    value = Reflect.get(value, segment);
    depth++;
  }
  if (place.kind === 'lost') return null;
  if (place.kind === 'written' && !isReferenceAlone(place.piece)) {
    return { document: root, path: closestPath(root.data, path), missingPropertyPath: [...path] };
  }
  let followed: Followed | undefined = place.followed;
  for (const segment of path.slice(depth)) followed = places.step(followed, segment);
  if (followed === undefined) return 'unknown';
  const last = path[depth - 1];
  // Spectral uses up what it has followed, so that nothing is missing where a path ends on a reference itself.
  const missing = place.kind === 'written' || last === undefined ? [] : path.slice(path.lastIndexOf(last) + 1);
  const closest = closestPath(followed.document.data, segmentsOf(followed.pointer));
  return { document: followed.document, path: closest, missingPropertyPath: [...closest, ...missing] };
}

function isReferenceAlone(piece: unknown): boolean {
  return isPlainObject(piece) && hasRef(piece) && Object.keys(piece).length === 1;
}

function segmentsOf(pointer: string): string[] {
  return (pointer.startsWith('#/') ? pointer.slice(2) : pointer).split('/').map((segment) => decodePointerFragment(segment));
}
