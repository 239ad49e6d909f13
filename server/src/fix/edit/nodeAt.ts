import { isAlias, isMap, isScalar, isSeq, visit, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { Item } from './extent';

/** A value as it is written, and the entry that holds it; the root has no entry. */
export interface Place {
  readonly node: ParsedNode | null;
  /** The map or sequence that holds the value. */
  readonly holder: YAMLMap.Parsed | YAMLSeq.Parsed | undefined;
  /** Where in its holder it stands. */
  readonly index: number;
}

/**
 * The value at a path, if it is written exactly there and nowhere else shows: undefined when the way to it leads through an alias, a merge
 * key, a key given twice or an anchor that is used elsewhere, or the text does not parse as one document.
 */
export function placeAt(document: Document, path: JsonPath): Place | undefined {
  const { tree } = document;
  if (tree.errors.length > 0 || document.problems.length > 0) return undefined;
  const shared = sharedAnchors(document);
  let place: Place = { node: tree.contents, holder: undefined, index: 0 };
  if (isShared(place.node, shared)) return undefined;
  for (const segment of path) {
    const holder = place.node;
    const index: number = isMap(holder) ? indexOfKey(holder, String(segment)) : isSeq(holder) ? Number(segment) : -1;
    if (!(isMap(holder) || isSeq(holder)) || !(index >= 0 && index < holder.items.length)) return undefined;
    const node = isMap(holder) ? (holder.items[index]?.value ?? null) : (holder.items[index] ?? null);
    if (isAlias(node) || isShared(node, shared)) return undefined;
    place = { node, holder, index };
  }
  return place;
}

/** The map at a path; undefined where there is none, or as `placeAt` says. */
export function mapAt(document: Document, path: JsonPath): YAMLMap.Parsed | undefined {
  const node = placeAt(document, path)?.node;
  return isMap(node) ? node : undefined;
}

/** The sequence at a path; undefined where there is none, or as `placeAt` says. */
export function seqAt(document: Document, path: JsonPath): YAMLSeq.Parsed | undefined {
  const node = placeAt(document, path)?.node;
  return isSeq(node) ? node : undefined;
}

/** The index of the one entry with a key; -1 when there is none, or more than one. */
export function indexOfKey(map: YAMLMap.Parsed, key: string): number {
  const first = map.items.findIndex((pair) => keyOf(pair) === key);
  return first >= 0 && map.items.findIndex((pair, index) => index > first && keyOf(pair) === key) < 0 ? first : -1;
}

/** A key as Spectral reads it: as it is written, unless in quotes. */
export function keyOf(pair: Pair): string | undefined {
  const { key } = pair;
  if (!isScalar(key)) return undefined;
  return key.type === 'PLAIN' && key.source !== undefined ? key.source : String(key.value);
}

/** The written entries of a map or items of a sequence, in step with `items` of the tree; a trailing comma's empty one left out. */
export function writtenItems(holder: YAMLMap.Parsed | YAMLSeq.Parsed): readonly Item[] {
  const token = holder.srcToken;
  if (token === undefined || !('items' in token)) return [];
  return token.items.slice(0, holder.items.length);
}

function isShared(node: ParsedNode | null, shared: ReadonlySet<string>): boolean {
  return node !== null && !isAlias(node) && node.anchor !== undefined && shared.has(node.anchor);
}

const ANCHORS = new WeakMap<Document, ReadonlySet<string>>();

/** The names of anchors that an alias refers to. */
export function sharedAnchors(document: Document): ReadonlySet<string> {
  const known = ANCHORS.get(document);
  if (known) return known;
  const names = new Set<string>();
  if (document.text.includes('*')) visit(document.tree, { Alias: (_, alias) => void names.add(alias.source) });
  ANCHORS.set(document, names);
  return names;
}
