import { isAlias, isCollection, isMap, isScalar, visit } from 'yaml';
import type { JsonValue } from '../document/jsonValue';
import { SpecNode } from './specNode';
import { hasAliasesOrTags, nodeAt, resolvedAt } from './writtenScalars';

/** The name of the alias that stands in a node's place in a YAML text; undefined where there is none. */
export function aliasAt(node: SpecNode): string | undefined {
  if (!mayHaveAliases(node)) return undefined;
  const written = nodeAt(node.document, node.path);
  return isAlias(written) ? written.source : undefined;
}

/** The text of an item in a list of texts: of an alias, decK reads the name and not what it stands for. */
export function itemText(item: SpecNode): string {
  return aliasAt(item) ?? item.text;
}

/** Whether aliases stand inside a list or an object of a YAML text. */
export function hasAliasesInside(node: SpecNode): boolean {
  if (!mayHaveAliases(node)) return false;
  const written = resolvedAt(node.document, node.path);
  let found = false;
  if (isCollection(written)) {
    visit(written, {
      Alias: () => {
        found = true;
        return visit.BREAK;
      },
    });
  }
  return found;
}

/**
 * The members of an object as decK reads the maps of schemas, media types and security schemes: there, `<<` is a name like any other, and what it would merge in
 * is its value.
 */
export function unmergedEntries(node: SpecNode): (readonly [string, SpecNode])[] {
  const written = mayHaveAliases(node) ? resolvedAt(node.document, node.path) : undefined;
  if (!isMap(written) || !written.items.some(({ key }) => isMerge(key))) return node.entries;
  return written.items.flatMap(({ key, value }) => {
    if (isMerge(key)) return [['<<', new SpecNode(node.document, valueOf(node, value), node, '<<')] as const];
    const name = isScalar(key) ? String(key.value) : '';
    const child = node.child(name);
    return child === undefined ? [] : [[name, child] as const];
  });
}

/** Whether a member of an object is not written there and comes by a merge key. */
export function isMergedIn(node: SpecNode, name: string): boolean {
  const written = mayHaveAliases(node) ? resolvedAt(node.document, node.path) : undefined;
  if (!isMap(written) || !written.items.some(({ key }) => isMerge(key))) return false;
  return !written.items.some(({ key }) => isScalar(key) && key.value === name);
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.source === '<<';
}

function valueOf({ document }: SpecNode, value: unknown): JsonValue {
  const written = isAlias(value) ? value.resolve(document.tree) : value;
  const plain: JsonValue | undefined = isCollection(written) ? written.toJS(document.tree) : undefined;
  return plain ?? null;
}

function mayHaveAliases({ document }: SpecNode): boolean {
  return document.language === 'yaml' && (hasAliasesOrTags(document) || document.text.includes('<<'));
}
