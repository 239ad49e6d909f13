import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { basePathsOf, swaggerBasePath } from './basePath';
import type { MockProblem } from './mockTypes';
import { followReference, referenceOf } from './referenceTarget';
import type { SpecRoot } from './specRoot';
import type { Origin, SpecTexts } from './specTexts';

/** An operation as it stands in the document, references and all. */
export interface SpecOperation {
  /** In capitals, as on the request line. */
  readonly method: string;
  /** The path's template, without a base path. */
  readonly path: string;
  readonly basePaths: readonly string[];
  readonly value: JsonObject;
  readonly origin: Origin;
  /** The parameters of the path item, which hold for each of its operations. */
  readonly shared: { readonly value: JsonValue; readonly origin: Origin } | undefined;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The operations under `paths`, in document order; OpenAPI 3.2's `query` and `additionalOperations` among them. */
export function operationsOf(texts: SpecTexts, root: SpecRoot, problems: MockProblem[]): SpecOperation[] {
  const paths = root.value['paths'];
  if (!isJsonObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, value]) => {
    const origin: Origin = { uri: root.uri, path: ['paths', path] };
    if (path.startsWith('x-')) return [];
    if (!path.startsWith('/')) {
      problems.push(texts.problem('warning', `The path “${path}” does not begin with a slash, so no request can reach it.`, origin));
      return [];
    }
    return operationsOfItem(texts, root, path, value ?? null, origin, problems);
  });
}

function operationsOfItem(
  texts: SpecTexts,
  root: SpecRoot,
  path: string,
  value: JsonValue,
  origin: Origin,
  problems: MockProblem[],
): SpecOperation[] {
  const reference = referenceOf(value);
  const own = itemOperations(root, path, value, origin);
  if (reference === undefined) return own;
  const target = followReference(texts, origin.uri, reference, false);
  if (!target.ok) {
    problems.push(texts.problem('error', target.message, { uri: origin.uri, path: [...origin.path, '$ref'] }));
    return own;
  }
  const methods = new Set(own.map(({ method }) => method));
  return [...own, ...itemOperations(root, path, target.value, target.origin).filter(({ method }) => !methods.has(method))];
}

function itemOperations(root: SpecRoot, path: string, item: JsonValue, origin: Origin): SpecOperation[] {
  if (!isJsonObject(item)) return [];
  const parameters = item['parameters'];
  const shared = parameters === undefined ? undefined : { value: parameters, origin: below(origin, 'parameters') };
  const additional = root.version === '3.2' && isJsonObject(item['additionalOperations']) ? item['additionalOperations'] : {};
  const written: [string, JsonValue | undefined, Origin][] = [
    ...METHODS.filter((name) => name !== 'query' || root.version === '3.2').map((name): [string, JsonValue | undefined, Origin] => [
      name,
      item[name],
      below(origin, name),
    ]),
    ...Object.entries(additional).map(([name, value]): [string, JsonValue | undefined, Origin] => [
      name,
      value,
      below(below(origin, 'additionalOperations'), name),
    ]),
  ];
  return written.flatMap(([name, value, at]) => {
    if (!isJsonObject(value)) return [];
    const basePaths = root.version === '2.0' ? [swaggerBasePath(root.value['basePath'])] : basePathsOf(nearest(value, item, root.value));
    return [{ method: name.toUpperCase(), path, basePaths, value, origin: at, shared }];
  });
}

/** The servers that hold for an operation: its own, else its path's, else the document's; an empty list counts as none. */
function nearest(...holders: JsonObject[]): JsonValue | undefined {
  return holders.map((holder) => holder['servers']).find((servers) => isJsonArray(servers) && servers.length > 0);
}

function below(origin: Origin, segment: string): Origin {
  return { uri: origin.uri, path: [...origin.path, segment] };
}
