import type { JsonPath } from '../document/jsonPath';

/** A place in one of the documents of a run. */
export interface Place {
  readonly uri: string;
  readonly path: JsonPath;
}

/**
 * The path to give to Spectral for a place: the way to it from the root, or to the closest thing around it that Spectral finds in the same document.
 * `placeOf` says what Spectral makes of a path. It takes a reference for what it leads to, and one that leads nowhere for something further off, but
 * knows what a `$ref` of the second kind says.
 */
export function spectralPath(place: Place, way: JsonPath, placeOf: (path: JsonPath) => Place | undefined): JsonPath {
  const around = Array.from({ length: place.path.length + 1 }, (_, cut) => place.path.length - cut);
  const candidates = [[...place.path, '$ref'], ...around.map((length) => place.path.slice(0, length))];
  for (const path of candidates) {
    const from = [...way.slice(0, Math.max(0, way.length - place.path.length + path.length)), ...path.slice(place.path.length)];
    const found = placeOf(from);
    if (
      found?.uri === place.uri &&
      found.path.length === path.length &&
      found.path.every((segment, i) => String(segment) === String(path[i]))
    )
      return from;
  }
  return way;
}
