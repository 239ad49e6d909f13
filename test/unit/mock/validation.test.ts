import assert from 'node:assert/strict';
import { isJsonArray, isJsonObject, type JsonObject } from '../../../server/src/document/jsonValue';
import type { MockResponse } from '../../../server/src/mock/mockTypes';
import { ask, mockOf, objectOf } from './specOf';
import { PETSTORE } from './petstore';

/** The entries under `validation`, without their messages. */
function entriesOf(response: MockResponse): JsonObject[] {
  const entries = objectOf(response)['validation'];
  assert.ok(isJsonArray(entries));
  return entries.filter(isJsonObject).map(({ message: _message, ...rest }) => rest);
}

function spec(pointer: string, line: number): JsonObject {
  return { file: 'openapi.yaml', pointer, line };
}

describe('mock: validation of requests', () => {
  const mock = mockOf(PETSTORE);

  it('names a query parameter and the keyword in the document', async () => {
    const response = await ask(mock, 'GET /v1/pets?limit=51');
    assert.equal(response.status, 422);
    assert.equal(response.headers['content-type'], 'application/problem+json');
    assert.deepEqual(entriesOf(response), [
      { location: 'query', pointer: '/limit', code: 'maximum', spec: spec('#/paths/~1pets/get/parameters/0/schema/maximum', 14) },
    ]);
  });

  it('names a path parameter that is shared by the path', async () => {
    const response = await ask(mock, 'GET /v1/pets/abc', { 'x-request-id': 'abcd' });
    assert.deepEqual(entriesOf(response), [
      { location: 'path', pointer: '/petId', code: 'type', spec: spec('#/paths/~1pets~1{petId}/parameters/0/schema/type', 53) },
    ]);
  });

  it('names a header that is missing, and one that does not fit', async () => {
    const place = '#/paths/~1pets~1{petId}/get/parameters/0';
    assert.deepEqual(entriesOf(await ask(mock, 'GET /v1/pets/1')), [
      { location: 'header', pointer: '/X-Request-Id', code: 'required', spec: spec(`${place}/required`, 58) },
    ]);
    assert.deepEqual(entriesOf(await ask(mock, 'GET /v1/pets/1', { 'x-request-id': 'abc' })), [
      { location: 'header', pointer: '/X-Request-Id', code: 'minLength', spec: spec(`${place}/schema/minLength`, 59) },
    ]);
  });

  it('names what is wrong in a body, through references', async () => {
    const pet = '#/components/schemas/Pet';
    const response = await ask(mock, 'POST /v1/pets', {}, { name: 'x', tags: ['a', 7] });
    assert.equal(response.status, 422);
    assert.deepEqual(entriesOf(response), [
      { location: 'body', pointer: '/name', code: 'minLength', spec: spec(`${pet}/properties/name/minLength`, 91) },
      { location: 'body', pointer: '/tags/1', code: 'type', spec: spec(`${pet}/properties/tags/items/type`, 95) },
    ]);
    assert.deepEqual(entriesOf(await ask(mock, 'POST /v1/pets', {}, {})), [
      { location: 'body', pointer: '/name', code: 'required', spec: spec(`${pet}/required`, 86) },
    ]);
  });

  it('takes a body without what is readOnly', async () => {
    const response = await ask(mock, 'POST /v1/pets', {}, { name: 'Rex' });
    assert.equal(response.status, 201);
    assert.equal(response.headers['specwright-mock-warning'], undefined);
  });

  it('asks for a body and for its type', async () => {
    assert.equal((await ask(mock, 'POST /v1/pets')).status, 422);
    const wrongType = await ask(mock, 'POST /v1/pets', { 'content-type': 'application/xml' }, '<pet/>');
    assert.equal(wrongType.status, 415);
    assert.deepEqual(entriesOf(wrongType), [{ location: 'content-type', pointer: '', spec: spec('#/paths/~1pets/post/requestBody', 37) }]);
    assert.equal((await ask(mock, 'POST /v1/pets', { 'content-type': 'nonsense' }, '{}')).status, 415);
  });

  it('tells malformed JSON from an invalid body', async () => {
    const response = await ask(mock, 'POST /v1/pets', {}, '{"name": ');
    assert.equal(response.status, 400);
    assert.equal(response.headers['content-type'], 'application/problem+json');
  });

  it('asks for credentials', async () => {
    const refused = await ask(mock, 'DELETE /v1/pets/1');
    assert.equal(refused.status, 401);
    assert.deepEqual(entriesOf(refused), [
      { location: 'security', pointer: '', spec: spec('#/paths/~1pets~1{petId}/delete/security', 67) },
    ]);
    assert.deepEqual(await ask(mock, 'DELETE /v1/pets/1', { 'x-key': 'k' }), { status: 204, headers: {}, body: undefined });
  });

  it('answers 400 where that is what the operation documents', async () => {
    const text = `openapi: 3.0.3\npaths:\n  /a:\n    get:\n      parameters: [{name: q, in: query, required: true, schema: {type: string}}]\n      responses: {'200': {description: ok}, '400': {description: bad}}\n`;
    const response = await ask(mockOf(text), 'GET /a');
    assert.equal(response.status, 400);
    assert.equal(response.headers['content-type'], 'application/problem+json');
  });
});
