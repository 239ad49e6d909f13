import { isAlias, isMap, isScalar, isSeq, Scalar, type Node, type YAMLMap } from 'yaml';
import type { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';

/** A scalar as it is written in YAML: without quotes, and whether there were any; a tag as `!!str` names it. */
export interface WrittenScalar {
  readonly source: string;
  readonly isPlain: boolean;
  readonly isTaggedText: boolean;
}

/** What asks for a look at the tree: an alias, or a tag. Most documents have neither, and their tree need not be made. */
const ALIAS = /(?:^|[\s[{,:-])\*[^\s*,\]}]/;
const TAG = /(?:^|[\s[{,:-])!(?:!|<|[A-Za-z])/;
const NEEDS_TREE = new WeakMap<Document, boolean>();

/** Whether some scalars of a document may stand elsewhere than where they count, or are tagged. */
export function hasAliasesOrTags(document: Document): boolean {
  const known = NEEDS_TREE.get(document);
  if (known !== undefined) return known;
  const { text } = document;
  const found = (text.includes('&') && ALIAS.test(text)) || (text.includes('!') && TAG.test(text));
  NEEDS_TREE.set(document, found);
  return found;
}

const MEMBERS = new WeakMap<YAMLMap, ReadonlyMap<string, unknown>>();

/** The scalar at a path of a YAML document, with aliases followed and merge keys looked into; undefined where there is none. */
export function writtenScalar(document: Document, path: JsonPath): WrittenScalar | undefined {
  const scalar = resolvedAt(document, path);
  if (!isScalar(scalar)) return undefined;
  const isTaggedText = scalar.tag === 'tag:yaml.org,2002:str';
  return { source: scalar.source ?? '', isPlain: scalar.type === Scalar.PLAIN, isTaggedText };
}

/** What is written at a path of a YAML document, an alias for one. */
export function nodeAt(document: Document, path: JsonPath): unknown {
  let node: unknown = document.tree.contents;
  for (const segment of path) node = memberOf(resolved(document, node), segment, document);
  return node;
}

/** What is written at a path of a YAML document or, of an alias, what it stands for. */
export function resolvedAt(document: Document, path: JsonPath): Node | undefined {
  return resolved(document, nodeAt(document, path));
}

/** What a part of the tree is or, of an alias, what it stands for. */
export function resolved(document: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(document.tree);
  return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
}

function memberOf(node: Node | undefined, segment: string | number, document: Document): unknown {
  if (isSeq(node)) return node.items[Number(segment)];
  return isMap(node) ? membersOf(node, document).get(String(segment)) : undefined;
}

/** The values of a mapping by key: its own over those that it merges in. */
export function membersOf(map: YAMLMap, document: Document): ReadonlyMap<string, unknown> {
  const known = MEMBERS.get(map);
  if (known !== undefined) return known;
  const members = new Map<string, unknown>();
  MEMBERS.set(map, members);
  for (const { key, value } of map.items) {
    if (keyText(key) !== '<<') continue;
    const sources = resolved(document, value);
    for (const source of isSeq(sources) ? sources.items.toReversed() : [sources]) {
      const merged = resolved(document, source);
      if (isMap(merged)) for (const [name, member] of membersOf(merged, document)) members.set(name, member);
    }
  }
  for (const { key, value } of map.items) members.set(keyText(key), value);
  return members;
}

/** The name of a member as it is written, without quotes. */
export function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key);
}
