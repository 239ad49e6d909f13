import assert from 'node:assert/strict';
import { createLogger } from '@stoplight/prism-core';
import { createInstance, getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import { parseText } from '../../../server/src/document/parse';
import { PETSTORE } from './petstore';
import { ask, mockOf } from './specOf';

const CONFIG = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

/** What Prism itself answers, loaded its own way; it knows no base path. */
async function prismAnswer(
  method: IHttpRequest['method'],
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const document = parseText(PETSTORE).value;
  assert.ok(isJsonObject(document));
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const instance = createInstance({ ...CONFIG }, { logger: createLogger('peer', { enabled: false }) });
  const length = body === undefined ? '0' : String(JSON.stringify(body).length);
  const result = await instance.request(
    { method, url: { path }, headers: { ...headers, 'content-length': length, 'content-type': 'application/json' }, body },
    operations,
  )();
  if (result._tag === 'Left')
    return { status: 'status' in result.left && typeof result.left.status === 'number' ? result.left.status : 500, body: undefined };
  return { status: result.right.output.statusCode, body: result.right.output.body };
}

describe('mock: beside Prism itself', () => {
  const mock = mockOf(PETSTORE);
  const requests: [IHttpRequest['method'], string, Record<string, string>, unknown?][] = [
    ['get', '/pets', {}],
    ['get', '/pets/mine', {}],
    ['get', '/pets/3', { 'x-request-id': 'abcd' }],
    ['get', '/pets/x', { 'x-request-id': 'abcd' }],
    ['get', '/pets/3', {}],
    ['post', '/pets', {}, { name: 'Rex' }],
    ['post', '/pets', {}, { name: 'R' }],
    ['post', '/pets', {}],
    ['delete', '/pets/3', {}],
    ['delete', '/pets/3', { 'x-key': 'k' }],
    ['get', '/cats', {}],
    ['put', '/pets', {}],
  ];
  for (const [method, path, headers, body] of requests) {
    it(`answers the same to ${method} ${path} ${JSON.stringify(headers)} ${JSON.stringify(body)}`, async () => {
      const theirs = await prismAnswer(method, path, headers, body);
      const ours = await ask(mock, `${method.toUpperCase()} /v1${path}`, headers, body);
      assert.equal(ours.status, theirs.status);
      // The one difference meant: Prism gives away what is writeOnly, the mock does not.
      if (isJsonObject(theirs.body) && 'secret' in theirs.body) Reflect.deleteProperty(theirs.body, 'secret');
      if (theirs.status < 400) assert.deepEqual(ours.body === undefined ? undefined : JSON.parse(ours.body), theirs.body);
    });
  }
});
