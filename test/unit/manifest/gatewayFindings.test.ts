import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pointerOf } from '../../../server/src/document/jsonPath';
import { shop } from './exported';
import { all, found, paths } from './gatewayFound';

const long = 'a'.repeat(32);

describe('findings for the gateway', () => {
  it('there are none where the gateway does as the document says', () => {
    assert.deepEqual(found(paths('/pets: { get: {}, post: {} }', '/pets/{id}: { get: {}, put: {} }', '/pets/{id}/toys: { get: {} }')), []);
  });

  describe('what the export refuses', () => {
    it('is told at its place, in every operation', () => {
      const text = paths('/a: { servers: [{ url: a b }], get: {} }', "/b: { get: { x-kong-name: 'a: b' }, put: {} }", '/c: { get: {} }');
      assert.deepEqual(found(text, 'export-refused'), ['#/paths/~1a/servers/0/url', '#/paths/~1b/get/x-kong-name']);
    });

    it('hides no other finding, but where it is about the whole document', () => {
      const items = ['/a: { servers: [{ url: a b }], get: {} }', '/b/{x}: { get: {} }', '/b/{y}: { get: {} }'];
      assert.deepEqual(found(paths(...items)), [
        'gateway-export-refused #/paths/~1a/servers/0/url',
        'gateway-route-unique #/paths/~1b~1{y}/get',
      ]);
      assert.deepEqual(found(`${paths(...items)}x-kong-tags: [1]\n`), ['gateway-export-refused #/x-kong-tags/0']);
    });

    it('may be in another document', () => {
      const part = 'file:///project/part.yaml';
      assert.deepEqual(found(paths('/a: { $ref: part.yaml }'), undefined, { [part]: 'get: { servers: [{ url: a b }] }\n' }), [
        `gateway-export-refused ${part}#/get/servers/0/url`,
      ]);
    });

    it('is a name of 128 characters, and none of 127', () => {
      assert.deepEqual(found(paths(`/a/{${'a'.repeat(127)}}: { get: {} }`), 'export-refused'), []);
      assert.deepEqual(found(paths(`/a/{${'a'.repeat(128)}}: { get: {} }`), 'export-refused').length, 1);
    });
  });

  describe('what the export leaves out', () => {
    it('is an operation of additionalOperations', () =>
      assert.deepEqual(found(shop('paths:\n  /a:\n    get: {}\n    additionalOperations: { COPY: {} }\n', '3.2.0'), 'export-left-out'), [
        '#/paths/~1a/additionalOperations/COPY',
      ]));
  });

  describe('a plugin', () => {
    const places = (plugin: string): string[] =>
      found(`${paths('/a: { get: {} }', '/b: { get: {} }')}x-kong-plugin-${plugin}\n`, 'plugin-config');

    it('has the config that the gateway takes', () =>
      assert.deepEqual(places('cors: { config: { origns: [a] } }'), ['#/x-kong-plugin-cors/config/origns']));

    it('may be one that only Kong Enterprise has, or that nobody knows', () => {
      assert.deepEqual(places('openid-connect: { config: { issuer: https://i.test, cache_tokens_salt: a } }'), []);
      assert.deepEqual(places('cors: { config: { credentials: true } }'), []);
      assert.deepEqual(places('of-our-own: { config: { a: 1 } }'), []);
    });
  });

  describe('a requirement that nothing enforces', () => {
    const schemes =
      'components: { securitySchemes: { key: { type: apiKey, in: header, name: k }, cookie: { type: apiKey, in: cookie, name: k } } }\n';
    const places = (security: string, operation: string): string[] =>
      found(shop(`security: ${security}\npaths: { /a: { get: ${operation} } }\n${schemes}`), 'requirement-unenforced');

    it('is told where it stands', () => {
      assert.deepEqual(places('[{ cookie: [] }]', '{}'), ['#/security/0']);
      assert.deepEqual(places('[{ key: [] }]', '{ security: [{ key: [] }, { cookie: [] }] }'), ['#/paths/~1a/get/security/1']);
    });

    it('is none that a plugin meets, that no operation relies on, or that asks for nothing', () => {
      assert.deepEqual(places('[{ key: [] }]', '{}'), []);
      assert.deepEqual(places('[{ cookie: [] }]', '{ security: [{ key: [] }] }'), []);
      assert.deepEqual(places('[{}]', '{ security: [] }'), []);
    });

    it('is told where it is no requirement at all', () =>
      assert.deepEqual(places('[{ key: [] }]', '{ security: 1 }'), ['#/paths/~1a/get/security']));
  });

  describe('an operation whose own servers lose the document’s protection', () => {
    const sso =
      'components: { securitySchemes: { sso: { type: openIdConnect, openIdConnectUrl: https://i.test }, key: { type: apiKey, in: header, name: k } } }\n';
    const places = (operation: string, rest = 'security: [{ sso: [] }]', item = ''): string[] =>
      found(
        shop(`servers: [{ url: https://a.test }]\n${rest}\npaths: { /a: { ${item} get: ${operation} } }\n${sso}`),
        'own-servers-security',
      );
    const own = 'servers: [{ url: https://b.test }]';

    it('inherits it, or repeats it', () => {
      assert.deepEqual(places(`{ ${own} }`), ['#/paths/~1a/get/servers']);
      assert.deepEqual(places(`{ ${own}, security: [{ sso: [] }] }`), ['#/paths/~1a/get/servers']);
      assert.deepEqual(places('{ x-kong-service-defaults: { retries: 1 } }'), ['#/paths/~1a/get/x-kong-service-defaults']);
      assert.deepEqual(places('{ x-kong-upstream-defaults: { slots: 10 } }'), ['#/paths/~1a/get/x-kong-upstream-defaults']);
    });

    it('keeps what is its own, asks for nothing, or has the plugin by hand', () => {
      assert.deepEqual(places('{}'), []);
      assert.deepEqual(places(`{ ${own}, security: [{ sso: [other] }] }`), []);
      assert.deepEqual(places(`{ ${own}, security: [] }`), []);
      assert.deepEqual(places(`{ ${own}, security: [{}, { sso: [] }] }`), []);
      assert.deepEqual(places(`{ ${own}, x-kong-plugin-openid-connect: {} }`), []);
      assert.deepEqual(places(`{ ${own} }`, 'security: [{ sso: [] }]', 'x-kong-plugin-openid-connect: {},'), []);
    });

    it('is not meant where the document has no such protection, or the servers are the path’s', () => {
      assert.deepEqual(places(`{ ${own} }`, 'security: [{ key: [] }]'), []);
      assert.deepEqual(places(`{ ${own} }`, 'security: []'), []);
      assert.deepEqual(places('{}', 'security: [{ sso: [] }]', `${own},`), []);
    });
  });

  describe('the name of a path parameter', () => {
    it('of more than 32 characters is too long for some, counted as the gateway has it', () => {
      assert.deepEqual(found(paths(`/a/{${long}}: { get: {} }`), 'path-parameter-length'), []);
      assert.deepEqual(found(paths(`/a/{${long}b}: { get: {} }`), 'path-parameter-length'), [`#/paths/~1a~1{${long}b}`]);
      // Signs at its ends go, several in a row become one.
      assert.deepEqual(found(paths(`/a/{-${'a'.repeat(15)}--..${'a'.repeat(16)}-}: { get: {} }`), 'path-parameter-length'), []);
    });

    it('has a letter, begins with none but a letter, and stands once', () => {
      for (const path of ['/a/{-}', '/a/{2fa}', '/a/{x}/{x}', '/a/{x-y}/{x.y}', '/a/{X}/{x}']) {
        assert.deepEqual(found(paths(`${path}: { get: {} }`), 'path-parameter-name'), [pointerOf(['paths', path])], path);
      }
      for (const path of ['/a/{x}', '/a/{fa2}', '/a/{x}/{y}', '/a/{_x}', '/a/{x}{y}'])
        assert.deepEqual(found(paths(`${path}: { get: {} }`), 'path-parameter-name'), [], path);
    });

    it('does not matter without an operation', () => assert.deepEqual(found(paths('/a/{2fa}: {}')), []));
  });

  it('never fails, whatever stands where', () => {
    const keys =
      'paths get put servers url security sso components securitySchemes type openIdConnectUrl parameters name in schema enum $ref'.split(
        ' ',
      );
    const own =
      'x-kong-plugin-cors config x-kong-route-defaults regex_priority hosts x-kong-name x-kong-tags additionalOperations info title'.split(
        ' ',
      );
    const text = fc.constantFrom('', 'x', 'openIdConnect', 'path', '#/paths', '#/paths/~1a~1b', 'https://a.test');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys, ...own), tie('value'), { maxKeys: 5 }),
      ),
    }));
    const items = fc.dictionary(fc.constantFrom('/a/{x}', '/a/{y}', '/a/b', '/{x}/b'), value, { maxKeys: 4 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('components', 'security', 'servers', 'info', ...own), value, { maxKeys: 6 }),
        items,
        (rest, paths) => {
          for (const { message, path } of all(JSON.stringify({ openapi: '3.1.0', ...rest, paths })))
            assert.ok(message.length > 0 && path.length >= 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
