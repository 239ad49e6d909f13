import type { IHttpRequest } from '@stoplight/prism-http';
import { fitAnswer } from './fitAnswer';
import { essenceOf } from './mediaType';
import type { MockRequest, MockResponse } from './mockTypes';
import { readPreference } from './prefer';
import { askPrism, type PrismOutcome } from './prism';
import { problemResponse } from './problemResponse';
import { readRequestBody } from './requestBody';
import type { Route } from './routeRequest';
import { invalidRequestResponse } from './invalidRequest';
import { writeAnswer } from './writeAnswer';

type OperationRoute = Extract<Route, { kind: 'operation' }>;

/** Answers a request that is meant for one operation; never throws. */
export async function answerOperation(route: OperationRoute, request: MockRequest): Promise<MockResponse> {
  const { operation, query } = route;
  const { texts, options } = operation.parts;
  const choice = readPreference(request.headers['prefer'], query, options.dynamic);
  if (typeof choice === 'string')
    return problemResponse({ status: 400, type: 'unknown-preference', title: 'This preference cannot be met', detail: choice });
  const read = readRequestBody(request);
  if (!read.ok) return read.response;
  try {
    const outcome = await askPrism(operation.http(), prismRequest(route, request, read.body), choice);
    return responseTo(route, outcome, choice.dynamic);
  } catch (error) {
    const detail = `The mock could not answer: ${error instanceof Error ? error.message : String(error)}. The place is the operation it was working on.`;
    return problemResponse({
      status: 500,
      type: 'not-mockable',
      title: 'This operation cannot be mocked',
      detail,
      spec: texts.place(operation.operation.origin),
    });
  }
}

function responseTo(route: OperationRoute, outcome: PrismOutcome, dynamic: boolean): MockResponse {
  const { operation } = route;
  if (outcome.kind === 'answer') return writeAnswer(operation, fitAnswer(operation.http(), outcome, dynamic), dynamic);
  if (outcome.kind === 'invalid') return invalidRequestResponse(operation, outcome.violations);
  const { uri, path } = operation.operation.origin;
  const spec = operation.parts.texts.place({ uri, path: [...path, 'responses'] });
  return problemResponse({ status: outcome.status, type: 'no-such-answer', title: outcome.title, detail: outcome.detail, spec });
}

function prismRequest({ operation, path, query }: OperationRoute, request: MockRequest, body: unknown): IHttpRequest {
  const length = request.body === undefined ? 0 : new TextEncoder().encode(request.body).length;
  return {
    method: knownMethod(operation.http().method),
    url: { path, query: queryValues(query) },
    // Prism holds the content type against the document only when it is told that there is a body, which chunked requests do not say.
    headers: { ...withoutUnreadableTypes(request.headers), 'content-length': String(length) },
    body,
  };
}

/** Each name with its value, or with all of them when there are several. */
function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    const [first = ''] = all;
    values.set(name, all.length > 1 ? all : first);
  }
  return Object.fromEntries(values);
}

/** Media ranges that are none are left out of `Accept`, as RFC 9110 lets a server do: Prism would throw over them. */
function withoutUnreadableTypes({ accept, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  const readable = (accept ?? '').split(',').filter((range) => essenceOf(range) !== undefined);
  return readable.length === 0 ? headers : { ...headers, accept: readable.join(',') };
}

/** Prism tells HEAD from all other methods, and nothing else, by the method of a request. */
function knownMethod(method: string): IHttpRequest['method'] {
  return method === 'head' ? 'head' : 'get';
}
