import { setMapEntry } from '../edit/setMapEntry';
import type { Fix, FixContext } from '../fix';
import { operationAt, operationsOf } from '../openapi/operationsOf';
import { stringOf, type Operation } from '../openapi/operations';
import { editsIn } from '../openapi/editsIn';

/** `operation-operationId`: gives the operation a name made of its method and path, as in `getPetsById`. */
export const operationOperationId: Fix = {
  code: 'operation-operationId',
  safety: 'safe',
  title: () => 'Add an operationId made of the method and path',
  edits(document, finding, context) {
    const path = finding.path.at(-1) === 'operationId' ? finding.path.slice(0, -1) : finding.path;
    const operation = operationAt(context, document.uri, path);
    if (operation === undefined || (operation.value['operationId'] ?? '') !== '') return undefined;
    const place = { after: ['summary', 'tags', 'description'], otherwise: 'start' } as const;
    return editsIn(document, setMapEntry(document, path, 'operationId', operationIdFor(operation, context), place));
  },
};

/** The name for an operation without one, different from every name given and from those that the others without one get. */
export function operationIdFor(wanted: Operation, context: FixContext): string {
  const operations = operationsOf(context);
  const taken = new Set(operations.flatMap(({ value }) => stringOf(value, 'operationId') ?? []));
  for (const operation of operations) {
    const isWanted = operation.path === wanted.path && operation.method === wanted.method;
    if (!isWanted && (stringOf(operation.value, 'operationId') ?? '') !== '') continue;
    const name = firstFree(nameOf(operation), taken);
    if (isWanted) return name;
    taken.add(name);
  }
  return firstFree(nameOf(wanted), taken);
}

/** The name, or the name with the first number that makes it differ from those taken. */
export function firstFree(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
}

/** `get` `/pets/{petId}/toys` → `getPetsByPetIdToys`; characters outside ASCII letters and digits part words. */
function nameOf({ method, path }: Operation): string {
  const words = path.replace(/\{([^}]*)\}/g, ' By $1 ').split(/[^A-Za-z0-9]+/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
