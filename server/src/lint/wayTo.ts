import type { Document } from '../document/document';
import { pathOfPointer, pointerOf, type JsonPath } from '../document/jsonPath';
import { referencesIn, type Reference } from '../document/references';
import { resolveReference } from '../document/uri';

/** A place of a document, and the path that leads to it from the root once references are followed. */
interface Station {
  readonly uri: string;
  readonly path: JsonPath;
  readonly way: JsonPath;
}

/**
 * The path from the root, by way of `$ref`s, to a place in one of its documents: how Spectral names a place in a document that it has resolved.
 * The shortest in steps; undefined where no reference leads there.
 */
export function wayTo(root: Document, documents: ReadonlyMap<string, Document>, uri: string, path: JsonPath): JsonPath | undefined {
  if (uri === root.uri) return path;
  const references = new Map<string, readonly Reference[]>();
  const seen = new Set<string>();
  const stations: Station[] = [{ uri: root.uri, path: [], way: [] }];
  for (const station of stations) {
    const place = station.uri + pointerOf(station.path);
    if (seen.has(place)) continue;
    seen.add(place);
    if (station.uri === uri && holds(station.path, path)) return [...station.way, ...path.slice(station.path.length)];
    const document = station.uri === root.uri ? root : documents.get(station.uri);
    const found = references.get(station.uri) ?? referencesIn(document?.value);
    references.set(station.uri, found);
    for (const reference of found) stations.push(...onward(station, reference));
  }
  return undefined;
}

/** Where a reference leads, if it stands below a station. */
function onward({ uri, path, way }: Station, reference: Reference): Station[] {
  if (!holds(path, reference.path)) return [];
  const [address = '', pointer = ''] = reference.target.split(/#(.*)/s);
  const target = address === '' ? uri : resolveReference(uri, address);
  const targetPath = pathOfPointer(pointer);
  if (target === undefined || targetPath === undefined) return [];
  return [{ uri: target, path: targetPath, way: [...way, ...reference.path.slice(path.length)] }];
}

/** Whether a place lies at or below another. */
function holds(outer: JsonPath, inner: JsonPath): boolean {
  return outer.length <= inner.length && outer.every((segment, index) => String(segment) === String(inner[index]));
}
