import assert from 'node:assert/strict';
import { at, each, exported, objectAt, shop } from './exported';

const service = (rest: string) => objectAt(exported(shop(rest)), 'services', 0);

describe('services', () => {
  const servers: readonly (readonly [name: string, servers: string, expected: readonly unknown[]])[] = [
    ['no servers: this host', '', ['https', 'localhost', 443, '/']],
    ['an address without a path', 'servers: [{ url: "https://api.example.com" }]\n', ['https', 'api.example.com', 443, '/']],
    ['http', 'servers: [{ url: "http://api.example.com/v1/" }]\n', ['http', 'api.example.com', 80, '/v1/']],
    ['a port', 'servers: [{ url: "http://api.example.com:8080/v1" }]\n', ['http', 'api.example.com', 8080, '/v1']],
    ['a path alone', 'servers: [{ url: /v1 }]\n', ['https', 'localhost', 443, '/v1']],
    [
      'variables',
      'servers: [{ url: "https://{h}.example.com/{v}/{v}", variables: { h: { default: eu }, v: { default: 2.0 } } }]\n',
      ['https', 'eu.example.com', 443, '/2.0/2.0'],
    ],
    ['IPv6', 'servers: [{ url: "https://[::1]:8443/x" }]\n', ['https', '::1', 8443, '/x']],
    ['another protocol', 'servers: [{ url: "ws://api.example.com" }]\n', ['ws', 'api.example.com', 443, '/']],
    ['a protocol by default', 'servers: [{ url: /x }]\nx-kong-service-defaults: { protocol: http }\n', ['http', 'localhost', 80, '/x']],
    [
      'defaults over the server',
      'servers: [{ url: "https://h/x" }]\nx-kong-service-defaults: { host: mine, port: 1, path: /y }\n',
      ['https', 'mine', 1, '/y'],
    ],
  ];
  for (const [name, text, expected] of servers) {
    it(name, () => {
      const { protocol, host, port, path } = service(`${text}paths: {}\n`);
      assert.deepEqual([protocol, host, port, path], expected);
    });
  }

  it('get an upstream for several servers', () => {
    const manifest = exported(shop('servers: [{ url: "http://a/x" }, { url: "https://b:444/y" }]\npaths: {}\n'));
    assert.equal(at(manifest, 'services', 0, 'host'), 'shop.upstream');
    assert.deepEqual(at(manifest, 'upstreams', 0, 'targets'), [
      { tags: [], target: 'a:80' },
      { tags: [], target: 'b:444' },
    ]);
  });

  it('of a path stand beside that of the document, which goes when it has no servers', () => {
    const paths = 'paths:\n  /a: { servers: [{ url: "https://a" }], get: {} }\n  /b: { get: { servers: [{ url: "https://b" }] } }\n';
    assert.deepEqual(each(exported(shop(`servers: [{ url: /d }]\n${paths}`)), 'name', 'services'), ['shop', 'shop_a', 'shop_b_get']);
    assert.deepEqual(each(exported(shop(paths)), 'name', 'services'), ['shop_a', 'shop_b_get']);
  });

  it('with defaults alone keep the upstream of the document', () => {
    const manifest = exported(
      shop('servers: [{ url: "https://a" }, { url: "https://b" }]\npaths:\n  /p: { x-kong-service-defaults: { retries: 2 }, get: {} }\n'),
    );
    assert.deepEqual(each(manifest, 'host', 'services'), ['shop.upstream', 'shop.upstream']);
    assert.deepEqual(each(manifest, 'name', 'upstreams'), ['shop.upstream']);
  });

  it('are shared when asked, where only the way of writing the address differs', () => {
    const paths =
      'servers: [{ url: /d }]\npaths:\n  /a: { servers: [{ url: "https://h/x" }], get: {} }\n  /b: { servers: [{ url: "https://h:443/x" }], get: {} }\n';
    assert.deepEqual(each(exported(shop(paths)), 'name', 'services'), ['shop', 'shop_a', 'shop_b']);
    const shared = exported(shop(paths), { reuseServices: true });
    assert.deepEqual(each(shared, 'name', 'services'), ['shop', 'shop_a']);
    assert.deepEqual(each(shared, 'name', 'services', 1, 'routes'), ['shop_a_get', 'shop_b_get']);
  });
});
