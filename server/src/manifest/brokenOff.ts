import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { Context } from './context';
import type { SpecNode } from './specNode';

/** What decK reads of an operation after its extensions, in this order, and of what kind each must be. */
const READ: readonly (readonly [keyword: string, isReadable: (value: JsonValue | undefined) => boolean])[] = [
  ['parameters', isListOrReference],
  ['requestBody', () => true],
  ['responses', isResponses],
  ['callbacks', () => true],
  ['security', isListOrReference],
  ['servers', isListOrReference],
];

/**
 * A path item as decK reads it: where `parameters` is no list, it breaks off there, and of the whole item only the extensions count. With
 * `--security full` nothing is left out, since a route could lose its protection.
 */
export function readablePathItem(context: Context, item: SpecNode): SpecNode {
  const parameters = item.child('parameters');
  if (context.options.security === 'full' || parameters === undefined || isListOrReference(parameters.value)) return item;
  context.note(parameters, 'This path gets no routes: decK stops reading a path at parameters that are no list.');
  return item.with(membersOf(item, (key) => key.startsWith('x-')));
}

/**
 * Operations of one path item as decK reads them, in the order of the document: where a keyword of one has a value of the wrong kind, it breaks off,
 * what comes after in that operation does not count, and of the operations after it the `operationId` alone does.
 */
export function readableOperations(context: Context, operations: readonly SpecNode[]): SpecNode[] {
  let broken: SpecNode | undefined;
  return operations.map((operation) => {
    if (context.options.security === 'full' || !operation.isObject) return operation;
    if (broken !== undefined) return operation.with(membersOf(operation, (key) => key === 'operationId'));
    const at = READ.findIndex(
      ([keyword, isReadable]) => operation.child(keyword) !== undefined && !isReadable(operation.child(keyword)?.value),
    );
    if (at < 0) return operation;
    const unread = READ.slice(at).map(([keyword]) => keyword);
    broken = operation.child(unread[0] ?? '') ?? operation;
    context.note(
      broken,
      `decK stops reading here: ${unread[0] ?? ''} has a value of the wrong kind. What follows in this path does not count.`,
    );
    return operation.with(membersOf(operation, (key) => !unread.includes(key)));
  });
}

function membersOf(node: SpecNode, isRead: (key: string) => boolean): JsonObject {
  return isJsonObject(node.value) ? Object.fromEntries(Object.entries(node.value).filter(([key]) => isRead(key))) : {};
}

function isListOrReference(value: JsonValue | undefined): boolean {
  return isJsonArray(value) || (isJsonObject(value) && '$ref' in value);
}

function isResponses(value: JsonValue | undefined): boolean {
  return (
    isJsonObject(value) &&
    Object.values(value).every((response) => !isJsonObject(response) || !('$ref' in response) || typeof response['$ref'] === 'string')
  );
}
