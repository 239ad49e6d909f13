import assert from 'node:assert/strict';
import { loadSpec } from '../../../server/src/mock/loadSpec';
import { ask, mockOf, objectOf, specOf } from './specOf';

/** One operation that answers by a schema, and takes a body by the same one. */
function around(schema: string, components = ''): string {
  return `openapi: 3.0.3
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          content: {application/json: {schema: ${schema}}}
    post:
      requestBody: {content: {application/json: {schema: ${schema}}}}
      responses: {'204': {description: ok}}
${components}`;
}

describe('mock: never lies', () => {
  it('makes values anew that a pattern narrows down', async () => {
    const response = await ask(
      mockOf(around("{type: object, required: [code], properties: {code: {type: string, pattern: '^[A-Z]{3}-[0-9]{2}$'}}}")),
      'GET /a',
    );
    assert.match(response.body ?? '', /^\{"code":"[A-Z]{3}-[0-9]{2}"\}$/);
    assert.equal(response.headers['specwright-mock-warning'], undefined);
  });

  it('cuts a schema that holds itself where it is optional', async () => {
    const node =
      'components: {schemas: {Node: {type: object, required: [id], properties: {id: {type: integer}, next: {$ref: "#/components/schemas/Node"}}}}}';
    const response = await ask(mockOf(around("{$ref: '#/components/schemas/Node'}", node)), 'GET /a');
    assert.deepEqual(objectOf(response), { id: 0 });
    assert.equal(response.headers['specwright-mock-warning'], undefined);
  });

  it('says so where a schema cannot be satisfied', async () => {
    const response = await ask(
      mockOf(around('{type: object, required: [n], properties: {n: {type: integer, minimum: 5, maximum: 3}}}')),
      'GET /a',
    );
    assert.match(response.headers['specwright-mock-warning'] ?? '', /openapi\.yaml:8\)/);
  });

  it('says so where a request cannot be checked, rather than let it pass in silence', async () => {
    const response = await ask(mockOf(around('{type: object, required: yes}')), 'POST /a', {}, { anything: 1 });
    assert.equal(response.status, 204);
    assert.match(response.headers['specwright-mock-warning'] ?? '', /^The request's body was not checked/);
  });

  it('leaves out a pattern that is none, says so, and checks the rest', async () => {
    const loaded = loadSpec(specOf(around("{type: object, properties: {a: {type: string, pattern: '[', minLength: 3}}}")));
    assert.ok(loaded.ok);
    assert.deepEqual(
      loaded.mock.parts.warnings.map(({ severity, pointer }) => [severity, pointer.split('/').at(-1)]),
      [
        ['warning', 'pattern'],
        ['warning', 'pattern'],
      ],
    );
    assert.equal((await ask(loaded.mock, 'POST /a', {}, { a: 'x' })).status, 422);
  });

  it('reads nullable beside a type only, as OpenAPI 3.0.3 has it', async () => {
    const mock = mockOf(
      around('{type: object, properties: {a: {nullable: true, oneOf: [{type: string}]}, b: {type: string, nullable: true}}}'),
    );
    assert.equal((await ask(mock, 'POST /a', {}, { b: null })).status, 204);
    assert.equal((await ask(mock, 'POST /a', {}, { a: null })).status, 422);
  });

  it('holds a body against every part of an allOf', async () => {
    const parts = 'components: {schemas: {A: {type: object, required: [a]}, B: {type: object, required: [b]}}}';
    const mock = mockOf(around("{allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}", parts));
    assert.equal((await ask(mock, 'POST /a', {}, { a: 1, b: 1 })).status, 204);
    assert.equal((await ask(mock, 'POST /a', {}, { a: 1 })).status, 422);
    assert.equal((await ask(mock, 'POST /a', {}, { b: 1 })).status, 422);
  });

  it('does not ask for what is readOnly in another part of an allOf', async () => {
    const base = 'components: {schemas: {Base: {type: object, properties: {id: {type: integer, readOnly: true}}}}}';
    const mock = mockOf(around("{allOf: [{$ref: '#/components/schemas/Base'}, {required: [id, name]}]}", base));
    assert.equal((await ask(mock, 'POST /a', {}, { name: 'x' })).status, 204);
    assert.equal((await ask(mock, 'POST /a', {}, {})).status, 422);
  });

  it('holds forms against their schema, behind references too', async () => {
    const mock = mockOf(`openapi: 3.0.3
paths:
  /login:
    post:
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Login'}}}}
      responses: {'204': {description: ok}}
components: {schemas: {Login: {type: object, required: [user], properties: {user: {type: string, minLength: 3}, age: {type: integer}}}}}
`);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await ask(mock, 'POST /login', form, 'user=anna&age=3')).status, 204);
    assert.equal((await ask(mock, 'POST /login', form, 'user=a')).status, 422);
    assert.equal((await ask(mock, 'POST /login', form, 'user=anna&age=x')).status, 422);
  });

  it('writes what is no JSON from examples, and says when it cannot', async () => {
    const mock = mockOf(`openapi: 3.0.3
paths:
  /xml: {get: {responses: {'200': {description: ok, content: {application/xml: {schema: {type: object, properties: {a: {type: string}}}, example: <a/>}}}}}}
  /none: {get: {responses: {'200': {description: ok, content: {application/xml: {schema: {type: object, properties: {a: {type: string}}}}}}}}}
  /text: {get: {responses: {'200': {description: ok, content: {text/plain: {schema: {type: integer, example: 7}}}}}}}
`);
    const xml = await ask(mock, 'GET /xml');
    assert.equal(xml.body, '<a/>');
    assert.equal(xml.headers['content-type'], 'application/xml');
    assert.equal(xml.headers['specwright-mock-warning'], undefined);
    assert.equal((await ask(mock, 'GET /none')).status, 501);
    assert.equal((await ask(mock, 'GET /text')).body, '7');
  });

  it('warns of a security scheme that nobody defined', () => {
    const loaded = loadSpec(
      specOf("openapi: 3.0.3\nsecurity: [{missing: []}]\npaths: {/a: {get: {responses: {'200': {description: ok}}}}}\n"),
    );
    assert.ok(loaded.ok);
    assert.match(loaded.mock.parts.warnings[0]?.message ?? '', /“missing” is not defined/);
  });

  it('sends no callbacks', async () => {
    const mock = mockOf(`openapi: 3.0.3
paths:
  /a:
    post:
      responses: {'204': {description: ok}}
      callbacks: {told: {'http://127.0.0.1:1/told': {post: {responses: {'200': {description: ok}}}}}}
`);
    assert.equal(mock.operations[0]?.http().callbacks, undefined);
    assert.equal((await ask(mock, 'POST /a')).status, 204);
  });

  it('never sends headers that belong to the connection or to CORS', async () => {
    const mock = mockOf(`openapi: 3.0.3
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          headers:
            Access-Control-Allow-Origin: {schema: {type: string}, example: '*'}
            Content-Length: {schema: {type: integer}, example: 5}
            'Not a name': {schema: {type: string}, example: x}
            Transfer-Encoding: {schema: {type: string}, example: chunked}
            X-Text: {schema: {type: string}, example: "a\\r\\nb: ü"}
`);
    assert.deepEqual((await ask(mock, 'GET /a')).headers, { 'x-text': 'a%0D%0Ab: %C3%BC' });
  });
});
