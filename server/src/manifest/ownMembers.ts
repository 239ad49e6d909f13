import { isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Document } from '../document/document';
import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import { keyText, membersOf, resolved } from './writtenScalars';

const VALUES = new WeakMap<Document, JsonValue>();

/**
 * The value of a document in which the members of an object count more than those that it merges in, wherever `<<` stands (YAML's merge key, “unless the key
 * already exists”), as they do for decK. Spectral's reader lets a merge key take the place of members before it.
 */
export function valueWithOwnMembers(document: Document): JsonValue | undefined {
  if (document.language === 'json' || !document.text.includes('<<') || document.value === undefined) return document.value;
  const known = VALUES.get(document) ?? withOwnMembers(document, document.value, document.tree.contents, new Map());
  VALUES.set(document, known);
  return known;
}

function withOwnMembers(document: Document, value: JsonValue, written: unknown, made: Map<Node, JsonValue>): JsonValue {
  const node = resolved(document, written);
  const before = node && made.get(node);
  if (node === undefined || before !== undefined) return before ?? value;
  made.set(node, value);
  const result = membersInPlace(document, value, node, made);
  made.set(node, result);
  return result;
}

function membersInPlace(document: Document, value: JsonValue, node: Node, made: Map<Node, JsonValue>): JsonValue {
  if (isSeq(node) && isJsonArray(value)) return value.map((item, index) => withOwnMembers(document, item, node.items[index], made));
  if (!isMap(node) || !isJsonObject(value)) return value;
  const members = membersOf(node, document);
  const names = node.items.map(({ key }) => keyText(key));
  const own = new Set(names.slice(0, Math.max(0, names.lastIndexOf('<<'))));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const inside = members.get(name);
      const counts = own.has(name) && !isEndless(document, inside, []) ? plain(document, inside) : undefined;
      const isTaken = counts !== undefined && JSON.stringify(counts) !== JSON.stringify(member);
      return [name, member === undefined || isTaken ? counts : withOwnMembers(document, member, inside, made)];
    }),
  );
}

/** Whether an alias in a value stands for what it is in. */
function isEndless(document: Document, written: unknown, around: readonly Node[]): boolean {
  const node = resolved(document, written);
  if (node === undefined || around.includes(node)) return node !== undefined;
  const inside: readonly unknown[] = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : [];
  return inside.some((item) => isEndless(document, item, [...around, node]));
}

function plain(document: Document, written: unknown): JsonValue | undefined {
  const node = resolved(document, written);
  const value: JsonValue | undefined = isCollection(node) || isScalar(node) ? node.toJS(document.tree) : undefined;
  return value;
}
