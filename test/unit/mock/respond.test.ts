import assert from 'node:assert/strict';
import { ask, mockOf, objectOf } from './specOf';
import { PETSTORE } from './petstore';

describe('mock: answers', () => {
  const mock = mockOf(PETSTORE);

  it('takes the first example, and headers from theirs', async () => {
    const response = await ask(mock, 'GET /v1/pets');
    assert.equal(response.status, 200);
    assert.equal(response.body, '[{"id":1,"name":"Rex"},{"id":2,"name":"Tom"}]');
    assert.equal(response.headers['content-type'], 'application/json');
    assert.equal(response.headers['x-total'], '7');
    assert.equal(response.headers['specwright-mock-warning'], undefined);
  });

  it('makes a value from the schema without one, the same each time, without what is writeOnly', async () => {
    const first = await ask(mock, 'GET /v1/pets/3', { 'x-request-id': 'abcd' });
    const second = await ask(mock, 'GET /v1/pets/3', { 'x-request-id': 'abcd' });
    assert.equal(first.status, 200);
    assert.deepEqual(Object.keys(objectOf(first)).sort(), ['id', 'name', 'tags']);
    assert.equal(first.body, second.body);
    assert.equal(first.headers['specwright-mock-warning'], undefined);
  });

  it('says when an example does not fit its schema, and where', async () => {
    const response = await ask(mock, 'GET /v1/pets/mine');
    assert.equal(response.status, 200);
    assert.deepEqual(objectOf(response), { id: 'wrong', name: 'Rex' });
    assert.match(response.headers['specwright-mock-warning'] ?? '', /id must be integer \(openapi\.yaml:88\)/);
  });

  it('honours Prefer', async () => {
    assert.equal((await ask(mock, 'GET /v1/pets', { prefer: 'example=none' })).body, '[]');
    const notFound = await ask(mock, 'GET /v1/pets', { prefer: 'code=404' });
    assert.equal(notFound.status, 404);
    assert.deepEqual(objectOf(notFound), { title: 'No such store' });
    assert.equal((await ask(mock, 'GET /v1/pets?__code=404')).status, 404);
    const unknown = await ask(mock, 'GET /v1/pets', { prefer: 'code=418' });
    assert.equal(unknown.status, 404);
    assert.equal(unknown.headers['content-type'], 'application/problem+json');
    assert.equal((await ask(mock, 'GET /v1/pets', { prefer: 'code=99' })).status, 400);
    assert.equal((await ask(mock, 'GET /v1/pets', { prefer: 'dynamic=perhaps' })).status, 400);
  });

  it('makes random values that fit when asked to', async () => {
    const response = await ask(mock, 'GET /v1/pets/3', { 'x-request-id': 'abcd', prefer: 'dynamic=true' });
    assert.equal(response.status, 200);
    assert.equal(response.headers['cache-control'], 'no-store');
    const pet = objectOf(response);
    assert.equal(typeof pet['id'], 'number');
    assert.ok(typeof pet['name'] === 'string' && pet['name'].length >= 2);
  });

  it('answers HEAD for GET, and OPTIONS stays with the server', async () => {
    const response = await ask(mock, 'HEAD /v1/pets');
    assert.equal(response.status, 200);
    assert.equal(response.headers['x-total'], '7');
    assert.equal((await ask(mock, 'OPTIONS /v1/pets')).status, 405);
  });

  it('chooses the literal path over the templated one', async () => {
    assert.deepEqual(objectOf(await ask(mock, 'GET /v1/pets/mine')), { id: 'wrong', name: 'Rex' });
  });

  it('says where a path is that was asked for without its base path', async () => {
    const response = await ask(mock, 'GET /pets');
    assert.equal(response.status, 404);
    assert.equal(response.headers['content-type'], 'application/problem+json');
    assert.match(response.body ?? '', /ask for \/v1\/pets/);
    assert.equal((await ask(mock, 'GET /v1/cats')).status, 404);
  });

  it('names the methods a path has', async () => {
    const response = await ask(mock, 'PATCH /v1/pets');
    assert.equal(response.status, 405);
    assert.equal(response.headers['allow'], 'GET, POST, HEAD, OPTIONS');
    assert.deepEqual(objectOf(response)['spec'], { file: 'openapi.yaml', pointer: '#/paths/~1pets', line: 6 });
  });

  it('refuses what it cannot produce and reads past a broken Accept', async () => {
    assert.equal((await ask(mock, 'GET /v1/pets', { accept: 'text/csv' })).status, 406);
    assert.equal((await ask(mock, 'GET /v1/pets', { accept: 'a b c, application/json' })).status, 200);
    assert.equal((await ask(mock, 'GET /v1/pets', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })).status, 200);
  });
});
