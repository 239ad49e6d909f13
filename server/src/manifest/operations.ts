import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { SpecNode } from './specNode';

/** What a path item holds besides operations (OpenAPI 3.2, "Path Item Object"). */
const OTHER_FIELDS = new Set(['parameters', 'servers', 'summary', 'description', 'additionalOperations', '$ref']);

/**
 * The operations of a path item by method in upper case, sorted. As decK does, every other object of the path item counts as one, in any version
 * of OpenAPI, and so do the members of `additionalOperations`.
 */
export function operationsOf(context: Context, pathItem: SpecNode): (readonly [method: string, operation: SpecNode])[] {
  const own = pathItem.entries.filter(([key]) => !OTHER_FIELDS.has(key) && !/^x-/i.test(key));
  const operations = new Map<string, SpecNode>();
  for (const [key, node] of [...own, ...(pathItem.child('additionalOperations')?.entries ?? [])]) {
    if (node.isObject) operations.set(key, context.references.resolve(node));
  }
  return [...operations].sort(([a], [b]) => compareCodePoints(a, b)).map(([key, node]) => [key.toUpperCase(), node] as const);
}
