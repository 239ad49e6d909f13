import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { MockSpec } from '../../server/src/mock/mockTypes';
import { PETSTORE } from '../unit/mock/petstore';
import { ENTRY, EXEC_ARGV, MockChild } from './mockChild';

/** A pattern that takes for ever on a value that nearly fits. */
const STUCK = `openapi: 3.0.3
paths:
  /search:
    get:
      parameters: [{name: q, in: query, schema: {type: string, pattern: '^(a+)+$'}}]
      responses: {'204': {description: ok}}
`;
const NEARLY = `/search?q=${'a'.repeat(60)}!`;

function specNamed(name: string, text: string): MockSpec {
  return { root: `file:///work/${name}`, texts: { [`file:///work/${name}`]: text } };
}

/** Takes a port and the next one. */
async function takePorts(): Promise<{ port: number; servers: Server[] }> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const second = createServer().listen(port + 1, '127.0.0.1');
    const taken = await Promise.race([once(second, 'listening').then(() => true), once(second, 'error').then(() => false)]);
    if (taken) return { port, servers: [first, second] };
    first.close();
  }
}

/** Waits until nobody listens on a port; the test's own limit bounds it. */
async function untilRefused(port: number): Promise<void> {
  for (let refused = false; !refused;) {
    const socket = connect(port, '127.0.0.1');
    refused = await new Promise((resolve) => {
      socket.once('connect', () => resolve(false));
      socket.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED'));
    });
    socket.destroy();
  }
}

describe('mock child', () => {
  const mocks: MockChild[] = [];
  const started = (): MockChild => {
    const mock = new MockChild();
    mocks.push(mock);
    return mock;
  };
  afterEach(async () => {
    for (const mock of mocks.splice(0)) await mock.stop();
  });

  it('takes the next free port and says so', async () => {
    const { port, servers } = await takePorts();
    const listening = await started().start(PETSTORE, { port });
    assert.equal(listening.requestedPort, port);
    assert.ok(listening.port > port + 1 && listening.port < port + 20, `${listening.port}`);
    for (const server of servers) server.close();
  });

  it('fails in words on a host that is not of this machine', async () => {
    const mock = started();
    mock.send({ type: 'start', host: '192.0.2.1', port: 0, dynamic: false, acceptedHosts: [] });
    assert.match((await mock.next('failed')).message, /^Cannot listen on 192\.0\.2\.1: .*Check the host\.$/);
    assert.equal(await mock.ended(), 2);
  });

  it('swaps in an edit, and serves the last good text while a text is broken', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    const edited = await mock.serve(PETSTORE.replace('name: Rex}, {', 'name: Max}, {'));
    assert.equal(edited.ok, true);
    assert.equal(edited.entry, '/v1/pets');
    assert.equal((await mock.ask('GET', '/v1/pets')).body, '[{"id":1,"name":"Max"},{"id":2,"name":"Tom"}]');
    const broken = await mock.serve(`${PETSTORE}\n  - : [`);
    assert.equal(broken.ok, false);
    assert.equal(broken.problems[0]?.uri, 'file:///work/openapi.yaml');
    assert.equal((await mock.ask('GET', '/v1/pets')).body, '[{"id":1,"name":"Max"},{"id":2,"name":"Tom"}]');
    assert.equal((await mock.serve(PETSTORE)).ok, true);
    assert.equal((await mock.ask('GET', '/v1/pets')).body, '[{"id":1,"name":"Rex"},{"id":2,"name":"Tom"}]');
  });

  it('swaps in a document of 1 MB in far less than a second', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    const filler = Array.from({ length: 9000 }, (_, index) => `    Filler${index}: {type: object, description: ${'x'.repeat(70)}}\n`).join(
      '',
    );
    const large = `${PETSTORE}${filler}`;
    assert.ok(large.length > 1_000_000);
    await mock.serve(large);
    // The best of a few edits: other work on the machine may slow down any one of them.
    let best = Infinity;
    for (let edit = 0; edit < 5 && best >= 1000; edit++) {
      const { ok, milliseconds } = await mock.serve(large.replace('name: Rex}, {', `name: Max${edit}}, {`));
      assert.equal(ok, true);
      best = Math.min(best, milliseconds);
    }
    assert.ok(best < 1000, `${best} ms`);
  });

  it('answers 503 to a request that gets it stuck, and the next one as ever', async () => {
    const mock = started();
    await mock.start(STUCK, { limits: { answer: 2000 } });
    assert.equal((await mock.ask('GET', '/search?q=aaa')).status, 204);
    const [stuck, next] = await Promise.all([mock.ask('GET', NEARLY), mock.ask('GET', '/search?q=aaa')]);
    assert.equal(stuck.status, 503);
    assert.equal(stuck.headers['content-type'], 'application/problem+json');
    assert.equal(next.status, 204);
    assert.equal((await mock.ask('GET', '/search?q=!')).status, 422);
  });

  it('checks requests along a ring of 300 references, for which a usual stack is too small', async () => {
    const mock = started();
    const schemas = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `S${index}`,
        {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'integer' }, next: { $ref: `#/components/schemas/S${(index + 1) % 300}` } },
        },
      ]),
    );
    const post = {
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } },
      responses: { 204: { description: 'ok' } },
    };
    await mock.start(JSON.stringify({ openapi: '3.0.3', paths: { '/a': { post } }, components: { schemas } }), {
      limits: { answer: 20_000 },
    });
    const json = { 'content-type': 'application/json' };
    const kept = await mock.ask('POST', '/a', json, '{"id":1,"next":{"id":2}}');
    assert.equal(kept.status, 204);
    assert.equal(kept.headers['specwright-mock-warning'], undefined);
    assert.equal((await mock.ask('POST', '/a', json, '{"id":1,"next":{"id":"x"}}')).status, 422);
  });

  it('serves the latest text however fast they come', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    const named = (name: string): string => PETSTORE.replace('name: Rex}, {', `name: ${name}}, {`);
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      mock.send({ type: 'serve', specs: [specNamed('openapi.yaml', named(name))] });
      void mock.ask('GET', '/v1/pets');
    }
    mock.send({ type: 'serve', specs: [specNamed('openapi.yaml', named('Five'))] });
    let body = '';
    while (!body.includes('Five')) body = (await mock.ask('GET', '/v1/pets')).body;
    assert.equal((await mock.ask('GET', '/v1/pets')).body, body);
  });

  it('serves several specifications, the first winning where two clash', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    const other = PETSTORE.replace('name: Rex}, {', 'name: Max}, {').replace('  /pets/mine:', '  /cats:');
    mock.send({
      type: 'serve',
      specs: [specNamed('a.yaml', PETSTORE), specNamed('b.yaml', other), specNamed('c.yaml', PETSTORE.replace('/v1', '/v2'))],
    });
    const { ok, problems } = await mock.next('served');
    assert.equal(ok, true);
    assert.match(problems[0]?.message ?? '', /^GET \/v1\/pets is already served from a\.yaml/);
    assert.deepEqual([...new Set(problems.map(({ severity, uri }) => `${severity} ${uri}`))], ['warning file:///work/b.yaml']);
    assert.match((await mock.ask('GET', '/v1/pets')).body, /Rex/);
    assert.equal((await mock.ask('GET', '/v1/cats')).status, 200);
    assert.equal((await mock.ask('GET', '/v2/pets')).status, 200);
  });

  it('closes kept connections and its port when it is told to stop', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    const socket = connect(mock.port, '127.0.0.1');
    socket.write('GET /v1/pets HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(socket, 'data');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    assert.equal(await mock.stop(), 0);
    await closed;
  });

  it('ends when its parent lets go of it', async () => {
    const mock = started();
    await mock.start(PETSTORE);
    mock.disconnect();
    assert.equal(await mock.ended(), 0);
  });

  it('refuses to run without a parent', async () => {
    const child = fork(ENTRY, {
      execArgv: EXEC_ARGV,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_CHANNEL_FD: undefined },
    });
    child.disconnect();
    await once(child, 'exit');
    assert.ok(child.exitCode === 0 || child.exitCode === 2, String(child.exitCode));
  });

  for (const stuck of [false, true]) {
    it(`is gone when its parent is killed${stuck ? ', even while stuck in a pattern' : ''}`, async () => {
      const parent: ChildProcess = fork(join(__dirname, 'parentOfMock.cjs'), [ENTRY, STUCK], { execArgv: EXEC_ARGV });
      const [port] = await once(parent, 'message');
      const socket: Socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => undefined);
      if (stuck) socket.write(`GET ${NEARLY} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      parent.kill('SIGKILL');
      // The connection is the child's: the system closes it when the child is no more.
      await closed;
      await untilRefused(Number(port));
    });
  }
});
