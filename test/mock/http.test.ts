import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { PETSTORE } from '../unit/mock/petstore';
import { MockChild, type Answer } from './mockChild';

/** What a server says to raw bytes until it closes the connection. */
async function rawAnswer(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

function preflight(mock: MockChild, origin: string): Promise<Answer> {
  return mock.ask('OPTIONS', '/v1/pets/1', {
    origin,
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'X-Key, Content-Type',
  });
}

describe('mock over HTTP', () => {
  const mock = new MockChild();
  before(() => mock.start(PETSTORE, { acceptedHosts: ['tunnel.example.com'], limits: { headers: 500 } }));
  after(() => mock.stop());

  it('answers under the base path from an example, and tells its parent', async () => {
    const answer = await mock.ask('GET', '/v1/pets?limit=3');
    assert.equal(answer.status, 200);
    assert.equal(answer.body, '[{"id":1,"name":"Rex"},{"id":2,"name":"Tom"}]');
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.equal(answer.headers['content-length'], String(answer.body.length));
    assert.deepEqual(await mock.next('request'), { type: 'request', method: 'GET', path: '/v1/pets', status: 200 });
    assert.equal((await mock.ask('GET', '/pets')).status, 404);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const answer = await mock.ask('HEAD', '/v1/pets');
    assert.equal(answer.status, 200);
    assert.equal(answer.body, '');
    assert.equal(answer.headers['content-length'], '45');
  });

  it('answers in problem+json to what is not valid, with the place', async () => {
    const answer = await mock.ask('GET', '/v1/pets?limit=51');
    assert.equal(answer.status, 422);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.ok(
      answer.body.includes('"spec":{"file":"openapi.yaml","pointer":"#/paths/~1pets/get/parameters/0/schema/maximum","line":14}'),
      answer.body,
    );
    assert.equal((await mock.ask('GET', '/v1/nothing')).status, 404);
    const method = await mock.ask('PUT', '/v1/pets', {}, '{}');
    assert.equal(method.status, 405);
    assert.equal(method.headers.allow, 'GET, POST, HEAD, OPTIONS');
  });

  it('answers OPTIONS with the methods of the path', async () => {
    const answer = await mock.ask('OPTIONS', '/v1/pets');
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.allow, 'GET, POST, HEAD, OPTIONS');
  });

  it('answers malformed JSON with 400, and goes on', async () => {
    const answer = await mock.ask('POST', '/v1/pets', { 'content-type': 'application/json' }, '{"name": ');
    assert.equal(answer.status, 400);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.equal((await mock.ask('POST', '/v1/pets', { 'content-type': 'application/json' }, '{"name":"Rex"}')).status, 201);
  });

  describe('CORS', () => {
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'https://localhost']) {
      it(`lets ${origin} in, without credentials`, async () => {
        const answer = await preflight(mock, origin);
        assert.equal(answer.status, 204);
        assert.equal(answer.headers['access-control-allow-origin'], origin);
        assert.equal(answer.headers['access-control-allow-methods'], 'DELETE');
        assert.equal(answer.headers['access-control-allow-headers'], 'X-Key, Content-Type');
        assert.match(String(answer.headers.vary), /\bOrigin\b/);
        assert.equal(answer.headers['access-control-allow-credentials'], undefined);
        const actual = await mock.ask('GET', '/v1/pets', { origin });
        assert.equal(actual.headers['access-control-allow-origin'], origin);
        assert.equal(actual.headers.vary, 'Origin');
        assert.equal(actual.headers['access-control-allow-credentials'], undefined);
      });
    }

    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'http://localhost:80@evil.example',
      'null',
      'http://127.0.0.1.evil.example:80',
    ]) {
      it(`gives ${origin} nothing`, async () => {
        for (const answer of [await preflight(mock, origin), await mock.ask('GET', '/v1/pets', { origin })]) {
          assert.deepEqual(
            Object.keys(answer.headers).filter((name) => name.startsWith('access-control')),
            [],
          );
        }
      });
    }
  });

  describe('Host', () => {
    const hosts: [string, number][] = [
      ['localhost', 200],
      ['LOCALHOST:9999', 200],
      ['127.0.0.1', 200],
      ['[::1]:1', 200],
      ['tunnel.example.com', 200],
      ['evil.example', 403],
      ['127.0.0.1.evil.example', 403],
      ['localhost.evil.example', 403],
      ['192.168.0.1', 403],
      ['localhost:80:80', 403],
      ['localhost@evil.example', 403],
    ];
    for (const [host, status] of hosts) {
      it(`${status === 200 ? 'takes' : 'refuses'} ${host}`, async () => {
        const answer = await mock.ask('GET', '/v1/pets', { host });
        assert.equal(answer.status, status);
        if (status === 403) assert.equal(answer.body.includes('Rex'), false);
      });
    }

    it('takes one that it is told about later', async () => {
      assert.equal((await mock.ask('GET', '/v1/pets', { host: 'later.example.com' })).status, 403);
      mock.send({ type: 'accept', host: 'later.example.com' });
      await mock.serve(PETSTORE);
      assert.equal((await mock.ask('GET', '/v1/pets', { host: 'later.example.com' })).status, 200);
    });

    it('refuses a request without one, and one for another server', async () => {
      assert.match(await rawAnswer(mock.port, 'GET /v1/pets HTTP/1.1\r\nconnection: close\r\n\r\n'), /^HTTP\/1\.1 400 /);
      assert.match(
        await rawAnswer(mock.port, 'GET http://evil.example/v1/pets HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'),
        /^HTTP\/1\.1 400 /,
      );
    });
  });

  it('refuses a request with two Host headers, whichever comes first', async () => {
    for (const hosts of [
      'host: localhost\r\nhost: evil.example',
      'Host: localhost\r\nhost: localhost',
      'host: evil.example\r\nHOST: localhost',
    ])
      assert.match(await rawAnswer(mock.port, `GET /v1/pets HTTP/1.1\r\n${hosts}\r\n\r\n`), /^HTTP\/1\.1 400 /);
    assert.equal((await mock.ask('GET', '/v1/pets', { host: 'localhost', 'x-host': 'host' })).status, 200);
  });

  it('answers a path whose escapes cannot be read with 400', async () => {
    for (const path of ['/v1/pets/%', '/v1/pets/%f', '/v1/pets/%zz', '/v1/pets/%ff', '/%']) {
      const answer = await mock.ask('GET', path);
      assert.equal(answer.status, 400, `${path}: ${answer.body}`);
      assert.match(answer.body, /"title":"The path cannot be read"/);
    }
    assert.equal((await mock.ask('GET', '/v1/pets?limit=3&x=%')).status, 200);
  });

  describe('bounds', () => {
    const json = { 'content-type': 'application/json' };

    it('takes a body of 1 MB and refuses one of a byte more, told or not', async () => {
      const frame = Buffer.byteLength(JSON.stringify({ name: '' }));
      const fits = JSON.stringify({ name: 'x'.repeat(1024 * 1024 - frame) });
      assert.equal((await mock.ask('POST', '/v1/pets', json, fits)).status, 201);
      const tooLarge = `HTTP/1.1 413 `;
      const head = 'POST /v1/pets HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
      assert.ok((await rawAnswer(mock.port, `${head}content-length: 1048577\r\n\r\n`)).startsWith(tooLarge));
      const chunk = 'x'.repeat(1024 * 1024 + 1);
      assert.ok(
        (await rawAnswer(mock.port, `${head}transfer-encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n`)).startsWith(
          tooLarge,
        ),
      );
    });

    it('refuses headers of more than 16 KB with 431', async () => {
      const answer = await rawAnswer(mock.port, `GET /v1/pets HTTP/1.1\r\nhost: localhost\r\nx-a: ${'x'.repeat(17 * 1024)}\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 431 /);
      assert.match(answer, /application\/problem\+json/);
    });

    it('closes a connection whose headers do not arrive in time', async () => {
      assert.match(await rawAnswer(mock.port, 'GET /v1/pets HTTP/1.1\r\nhost: localhost\r\nx-slow: '), /^HTTP\/1\.1 408 /);
    });

    it('answers what is no HTTP with 400', async () => {
      assert.match(await rawAnswer(mock.port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
    });
  });
});
