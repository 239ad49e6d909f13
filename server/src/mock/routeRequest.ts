import type { MockOperation } from './mockOperation';
import type { MockRequest, MockResponse } from './mockTypes';
import { compareFits, fitOf, segmentsOf } from './pathTemplate';
import { problemResponse } from './problemResponse';

/** The operation that a request is for, or the answer that there is none. */
export type Route =
  | { readonly kind: 'operation'; readonly operation: MockOperation; readonly path: string; readonly query: URLSearchParams }
  | { readonly kind: 'response'; readonly response: MockResponse };

/** Finds the operation for a request: literal segments go before templated ones (OpenAPI 3.1, "Paths Object"), then the order of the operations. */
export function routeRequest(operations: readonly MockOperation[], request: MockRequest): Route {
  const [path = '', ...queryParts] = request.target.split('?');
  if (!isWellEscaped(path)) return { kind: 'response', response: badEscape(path) };
  const segments = segmentsOf(path);
  const fitting = operations
    .map((operation) => ({ operation, fit: fitOf(operation.template, segments) }))
    .flatMap(({ operation, fit }) => (fit === undefined ? [] : [{ operation, fit }]))
    .sort((a, b) => compareFits(a.fit, b.fit));
  const [closest] = fitting;
  if (closest === undefined) return { kind: 'response', response: unknownPath(operations, path, segments) };
  const method = request.method.toUpperCase();
  const candidates = fitting.filter(({ operation }) => operation.template.shape === closest.operation.template.shape);
  const direct = candidates.find(({ operation }) => operation.method === method);
  const found = direct ?? (method === 'HEAD' ? candidates.find(({ operation }) => operation.method === 'GET') : undefined);
  if (found === undefined)
    return {
      kind: 'response',
      response: unknownMethod(
        candidates.map(({ operation }) => operation),
        method,
        path,
      ),
    };
  const query = new URLSearchParams(queryParts.join('?'));
  return { kind: 'operation', operation: found.operation, path: path.slice(found.operation.basePath.length), query };
}

/** The methods to name in `Allow` for a set of operations on one path. */
export function allowedMethods(operations: readonly MockOperation[]): string {
  const methods = new Set(operations.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  methods.add('OPTIONS');
  return [...methods].join(', ');
}

/** Whether every `%` of a path begins an escape, and the escapes are UTF-8 (RFC 3986, section 2.1). */
function isWellEscaped(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function badEscape(path: string): MockResponse {
  return problemResponse({
    status: 400,
    type: 'bad-request',
    title: 'The path cannot be read',
    detail: `${path} has a “%” that begins no escape of a UTF-8 character. Write “%25” for the percent sign itself.`,
  });
}

function unknownPath(operations: readonly MockOperation[], path: string, segments: readonly string[]): MockResponse {
  const unprefixed = operations.find(
    ({ basePath, template }) => basePath !== '' && fitOf(template, [...segmentsOf(basePath), ...segments]) !== undefined,
  );
  const bases = [...new Set(operations.map(({ basePath }) => basePath))];
  const hint =
    unprefixed !== undefined
      ? `The servers of the specification put it under ${unprefixed.basePath}: ask for ${unprefixed.basePath}${path}.`
      : `Paths of the specification begin with ${bases.map((base) => base || '/').join(' or ')}; they are ${listed([...new Set(operations.map(({ fullPath }) => fullPath))])}.`;
  return problemResponse({
    status: 404,
    type: 'unknown-path',
    title: 'No such path',
    detail: `The specification has no path that fits ${path}. ${hint}`,
  });
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 20).join(', ');
  return paths.length > 20 ? `${shown} and ${paths.length - 20} more` : shown;
}

function unknownMethod(operations: readonly MockOperation[], method: string, path: string): MockResponse {
  const allow = allowedMethods(operations);
  const [first] = operations;
  const { texts } = first?.parts ?? {};
  const origin = first === undefined ? undefined : { uri: first.operation.origin.uri, path: first.operation.origin.path.slice(0, -1) };
  return problemResponse({
    status: 405,
    type: 'unknown-method',
    title: 'No such method on this path',
    detail: `${path} has no ${method} in the specification. It has ${operations.map((operation) => operation.method).join(', ')}.`,
    headers: { allow },
    ...(texts === undefined || origin === undefined ? {} : { spec: texts.place(origin) }),
  });
}
