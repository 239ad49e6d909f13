import assert from 'node:assert/strict';
import { ask, mockOf, objectOf } from './specOf';

describe('mock: versions of the specification', () => {
  it('answers for Swagger 2: base path, body, form, examples', async () => {
    const mock = mockOf(`swagger: '2.0'
host: api.example.com
basePath: /v1
consumes: [application/json]
produces: [application/json]
paths:
  /pets:
    get:
      responses:
        200:
          description: ok
          schema: {type: array, items: {$ref: '#/definitions/Pet'}}
          examples: {application/json: [{name: Rex}]}
    post:
      parameters:
        - {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
      responses: {201: {description: ok}}
  /login:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters: [{name: user, in: formData, type: string, required: true, minLength: 3}]
      responses: {204: {description: ok}}
definitions:
  Pet: {type: object, required: [name], properties: {name: {type: string}}}
`);
    assert.equal((await ask(mock, 'GET /v1/pets')).body, '[{"name":"Rex"}]');
    assert.equal((await ask(mock, 'GET /pets')).status, 404);
    assert.equal((await ask(mock, 'POST /v1/pets', {}, { name: 'Rex' })).status, 201);
    const invalid = await ask(mock, 'POST /v1/pets', {}, { name: 1 });
    assert.equal(invalid.status, 422);
    assert.ok(invalid.body?.includes('"pointer":"#/definitions/Pet/properties/name/type","line":24'), invalid.body);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await ask(mock, 'POST /v1/login', form, 'user=anna')).status, 204);
    assert.equal((await ask(mock, 'POST /v1/login', form, 'user=a')).status, 422);
  });

  it('reads schemas of 3.1 as JSON Schema 2020-12, behind references too', async () => {
    const mock = mockOf(`openapi: 3.1.0
paths:
  /points:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Point'}}}
      responses: {'204': {description: ok}}
    get:
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Named', description: beside}}}
components:
  schemas:
    Point:
      type: array
      prefixItems: [{type: integer}, {type: string}]
      items: false
    Named:
      type: object
      required: [name]
      properties: {name: {type: [string, 'null'], examples: [Rex]}, kind: {const: pet}}
`);
    assert.equal((await ask(mock, 'POST /points', {}, [1, 'a'])).status, 204);
    assert.equal((await ask(mock, 'POST /points', {}, ['a', 1])).status, 422);
    assert.equal((await ask(mock, 'POST /points', {}, [1, 'a', 2])).status, 422);
    const named = await ask(mock, 'GET /points');
    assert.deepEqual(objectOf(named), { name: 'Rex', kind: 'pet' });
    assert.equal(named.headers['specwright-mock-warning'], undefined);
  });

  it('answers the query method and additional operations of 3.2', async () => {
    const mock = mockOf(`openapi: 3.2.0
paths:
  /search:
    query:
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [q]}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}, examples: {a: {dataValue: {hits: 1}}}}}}}
    additionalOperations:
      COPY:
        responses: {'204': {description: ok}}
`);
    assert.deepEqual(objectOf(await ask(mock, 'QUERY /search', {}, { q: 'x' })), { hits: 1 });
    assert.equal((await ask(mock, 'QUERY /search', {}, {})).status, 422);
    assert.equal((await ask(mock, 'COPY /search')).status, 204);
    assert.equal((await ask(mock, 'GET /search')).headers['allow'], 'QUERY, COPY, OPTIONS');
  });

  it('takes the servers of an operation before those of its path and of the document', async () => {
    const mock = mockOf(`openapi: 3.0.3
servers: [{url: /doc}, {url: 'https://x.example/{v}', variables: {v: {default: v2, enum: [v1, v2]}}}]
paths:
  /a:
    get: {responses: {'204': {description: ok}}}
    put: {servers: [{url: /operation}], responses: {'204': {description: ok}}}
  /b:
    servers: [{url: ./item}]
    get: {responses: {'204': {description: ok}}}
`);
    for (const line of ['GET /doc/a', 'GET /v1/a', 'GET /v2/a', 'PUT /operation/a', 'GET /item/b'])
      assert.equal((await ask(mock, line)).status, 204, line);
    for (const line of ['GET /a', 'GET /operation/a', 'PUT /doc/a', 'GET /doc/b'])
      assert.notEqual((await ask(mock, line)).status, 204, line);
  });
});
