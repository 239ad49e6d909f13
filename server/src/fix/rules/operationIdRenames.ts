import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { replaceValue } from '../edit/replaceValue';
import type { Fix, FixContext, FixEdits } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { mergeEdits } from '../openapi/mergeEdits';
import { operationsOf } from '../openapi/operationsOf';
import { stringOf } from '../openapi/operations';
import { reachableDocuments } from '../openapi/reachableDocuments';
import { firstFree } from './operationOperationId';

/** `operation-operationId-unique`: numbers the second and every further one. Links by that name keep meaning the first. */
export const operationIdUnique: Fix = {
  code: 'operation-operationId-unique',
  safety: 'changesContract',
  title: () => 'Number the operationId (changes names in generated code)',
  edits(document, finding, context) {
    const id = valueAt(document.value, finding.path);
    if (finding.path.at(-1) !== 'operationId' || typeof id !== 'string' || id === '') return undefined;
    const holders = operationsOf(context).filter(({ value }) => value['operationId'] === id);
    const [first] = holders;
    if (holders.length < 2 || first === undefined || isAt(first, document, finding.path)) return undefined;
    const own = holders.findIndex((holder) => isAt(holder, document, finding.path));
    const taken = takenIds(context);
    let name = id;
    for (let number = 0; number < own; number++) {
      name = firstFree(id, taken);
      taken.add(name);
    }
    return own < 0 ? undefined : editsIn(document, replaceValue(document, finding.path, name));
  },
};

/** `operation-operationId-valid-in-url`: puts a hyphen for what an address cannot hold, also where a link names the operation. */
export const operationIdValidInUrl: Fix = {
  code: 'operation-operationId-valid-in-url',
  safety: 'changesContract',
  title: () => 'Replace characters that an address cannot hold (changes names in generated code)',
  edits(document, finding, context) {
    const id = valueAt(document.value, finding.path);
    if (finding.path.at(-1) !== 'operationId' || typeof id !== 'string') return undefined;
    const valid = id.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]+/g, '-').replace(/^-+|-+$/g, '');
    if (valid === id || valid === '' || operationsOf(context).filter(({ value }) => value['operationId'] === id).length !== 1)
      return undefined;
    const name = firstFree(valid, takenIds(context));
    return mergeEdits(editsIn(document, replaceValue(document, finding.path, name)), ...renameInLinks(id, name, context));
  },
};

function isAt(operation: { uri: string; at: JsonPath }, document: Document, path: JsonPath): boolean {
  return operation.uri === document.uri && operation.at.join('\n') === path.slice(0, -1).join('\n');
}

function takenIds(context: FixContext): Set<string> {
  return new Set(operationsOf(context).flatMap(({ value }) => stringOf(value, 'operationId') ?? []));
}

/** Link Objects stand under `links`, by a name of their own (OpenAPI 3.1, 4.8.20). */
function renameInLinks(id: string, name: string, context: FixContext): (FixEdits | undefined)[] {
  return reachableDocuments(context).flatMap((document) =>
    linksTo(document.value, id).map((path) => editsIn(document, replaceValue(document, path, name))),
  );
}

function linksTo(root: JsonValue | undefined, id: string): JsonPath[] {
  const found: JsonPath[] = [];
  const pending: { value: JsonValue | undefined; path: JsonPath }[] = [{ value: root, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (isJsonObject(value) && path.at(-2) === 'links' && value['operationId'] === id) found.push([...path, 'operationId']);
    const entries: [string | number, JsonValue | undefined][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, child] of entries) pending.push({ value: child, path: [...path, key] });
  }
  return found;
}
