import { parseTree, type Node } from 'jsonc-parser';
import type { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import type { Range } from '../document/position';

/** Where a member of an object or an item of an array stands in a JSON text. */
export interface JsonMember {
  /** Its key without quotes; undefined for an item. */
  readonly key: Range | undefined;
  /** Key and value. */
  readonly whole: Range;
}

/** Kept as long as their documents are: a document never changes. */
const TREES = new WeakMap<Document, Node | undefined>();

/**
 * Where the value at a path stands in a JSON text; undefined where there is none, and for texts that are no JSON. For places alone, this reads a large
 * text several times faster than the reader of YAML does. Of a key that stands twice the last counts, as it does for values.
 */
export function jsonMember(document: Document, path: JsonPath): JsonMember | undefined {
  if (!TREES.has(document)) TREES.set(document, parseTree(document.text.replace(/^\uFEFF/, ' ')));
  let node = TREES.get(document);
  let member = node;
  for (const segment of path) {
    member =
      node?.type === 'array'
        ? node.children?.[Number(segment)]
        : node?.children?.findLast(({ children }) => children?.[0]?.value === String(segment));
    node = member?.type === 'property' ? member.children?.[1] : member;
    if (node === undefined) return undefined;
  }
  if (member === undefined) return undefined;
  const rangeFrom = (offset: number, length: number): Range => ({
    start: document.lines.positionAt(offset),
    end: document.lines.positionAt(offset + length),
  });
  const key = member.type === 'property' ? member.children?.[0] : undefined;
  return { key: key && rangeFrom(key.offset + 1, key.length - 2), whole: rangeFrom(member.offset, member.length) };
}
