import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { pointerOf } from '../../../server/src/document/jsonPath';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { ROOT, shop } from './exported';

/** The findings of a text as “code pointer”, those of one rule without its code; `others` are texts by address. */
function found(text: string, code?: string, others: Readonly<Record<string, string>> = {}): string[] {
  return all(text, others)
    .filter((finding) => code === undefined || finding.code === `gateway-${code}`)
    .map(
      (finding) => `${code === undefined ? `${finding.code} ` : ''}${finding.uri === ROOT ? '' : finding.uri}${pointerOf(finding.path)}`,
    );
}

function all(text: string, others: Readonly<Record<string, string>> = {}): ReturnType<typeof gatewayFindings> {
  const documents = new Map(Object.entries(others).map(([uri, part]) => [uri, new Document(uri, 0, part)]));
  return gatewayFindings(new Document(ROOT, 0, text), documents);
}

/** A document with these paths, each given as “path: operations”. */
const paths = (...items: string[]): string =>
  shop(`servers: [{ url: https://shop.test }]\npaths:\n${items.map((item) => `  ${item}\n`).join('')}`);
/** A document with these paths, each with an operation of its own. */
function document(all: readonly string[]): unknown {
  const items = all.map((path, index) => [path, { get: { operationId: `o${index}` } }]);
  return { openapi: '3.0.3', info: { title: 'a', version: '1' }, paths: Object.fromEntries(items) };
}

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

  describe('two operations with the same route', () => {
    const places = (...items: string[]): string[] => found(paths(...items), 'route-unique');

    it('differ in the names of parameters alone', () => {
      assert.deepEqual(places('/a/{x}: { get: {}, put: {} }', '/a/{y}: { get: {}, post: {} }'), ['#/paths/~1a~1{y}/get']);
      assert.match(
        all(paths('/a/{x}: { get: {} }', '/a/{y}: { get: {} }'))[0]?.message ?? '',
        /^GET \/a\/\{y\} has the same route as GET \/a\/\{x\}:/,
      );
    });

    it('differ in method, text, or in whether a parameter may be empty', () => {
      assert.deepEqual(places('/a/{x}: { get: {} }', '/a/{y}: { put: {} }'), []);
      assert.deepEqual(places('/a/{x}: { get: {} }', '/A/{y}: { get: {} }'), []);
      assert.deepEqual(places('/a/{x}: { get: {} }', '/a/{y}/: { get: {} }'), []);
      const empty = 'parameters: [{ name: y, in: path, required: true, schema: { type: string, minLength: 0 } }]';
      assert.deepEqual(places('/a/{x}: { get: {} }', `/a/{y}: { get: { ${empty} } }`), []);
    });

    it('are told apart by hosts and headers, in whatever order these stand', () => {
      const hosts = (list: string): string => `x-kong-route-defaults: { hosts: [${list}] }`;
      const pair = (a: string, b: string): string[] => places(`/a/{x}: { ${a}, get: {} }`, `/a/{y}: { ${b}, get: {} }`);
      assert.deepEqual(pair(hosts('a.test'), hosts('b.test')), []);
      assert.deepEqual(pair(hosts('a.test, b.test'), hosts('b.test, a.test')), ['#/paths/~1a~1{y}/get']);
      const header = (value: string): string => `parameters: [{ name: v, in: header, required: true, schema: { enum: [${value}] } }]`;
      // The plain routes are the same even so, and are told once.
      assert.deepEqual(pair(header('1'), header('2')), ['#/paths/~1a~1{y}/get']);
      assert.deepEqual(pair(header('1'), header('1')), ['#/paths/~1a~1{y}/get']);
    });

    it('may stand in a path item that both paths share', () => {
      const part = 'file:///project/part.yaml';
      const text = paths('/a/{x}: { $ref: part.yaml }', '/a/{y}: { $ref: part.yaml }');
      assert.deepEqual(found(text, 'route-unique', { [part]: 'get: {}\n' }), ['#/paths/~1a~1{y}/get']);
    });
  });

  describe('a route that another one shadows', () => {
    const places = (...items: string[]): string[] => found(paths(...items), 'route-shadowed');

    it('is more exact and not tried first', () => {
      assert.deepEqual(places('/users/me/{x}: { get: {} }', '/users/{id}/{x}: { get: {} }'), ['#/paths/~1users~1me~1{x}/get']);
      assert.deepEqual(places('/files/{name}.json: { get: {} }', '/files/{name}: { get: {} }'), ['#/paths/~1files~1{name}.json/get']);
      const empty = 'parameters: [{ name: x, in: path, required: true, schema: { type: string, minLength: 0 } }]';
      assert.deepEqual(places('/a/{y}: { get: {} }', `/a/{x}: { get: { ${empty} } }`), ['#/paths/~1a~1{y}/get']);
    });

    it('may be wider by a part of a segment', () => {
      assert.deepEqual(places('/a/{x}.v1.json: { get: {} }', '/a/{x}.json: { get: {} }'), ['#/paths/~1a~1{x}.v1.json/get']);
      assert.deepEqual(places('/a/b.json/{x}: { get: {} }', '/a/{y}.json/{x}: { get: {} }'), ['#/paths/~1a~1b.json~1{x}/get']);
      assert.deepEqual(places('/a/{x}: { get: {} }', '/a/{x}{y}: { get: {} }'), ['#/paths/~1a~1{x}{y}/get']);
      assert.deepEqual(places('/a/{x}-b: { get: {} }', '/a/b-{x}: { get: {} }'), []);
    });

    it('has no request that does not fit the wider one, whatever the paths', () => {
      const segment = fc
        .array(fc.constantFrom('{x}', '{y}', 'a', 'b.', '+', '(c)'), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join(''));
      const anyPath = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
      const fill = fc.array(fc.constantFrom('a', 'b.', 'zz', '+', '9'), { minLength: 6, maxLength: 6 });
      let told = 0;
      fc.assert(
        fc.property(fc.uniqueArray(anyPath, { minLength: 2, maxLength: 8 }), fill, (all, values) => {
          const matcher = (path: string): RegExp =>
            new RegExp(
              `^${path
                .split(/\{\w\}/)
                .map((text) => text.replaceAll(/[.+()]/g, String.raw`\$&`))
                .join('[^#?/]+')}$`,
            );
          for (const finding of gatewayFindings(new Document(ROOT, 0, JSON.stringify(document(all))), new Map())) {
            const [, exact, wide] = /^Every request for GET (\S+) fits GET (\S+) as well/.exec(finding.message) ?? [];
            if (exact === undefined || wide === undefined) continue;
            told++;
            let next = 0;
            const request = exact.replaceAll(/\{\w\}/g, () => values[next++] ?? 'q');
            assert.match(request, matcher(wide));
          }
        }),
        { numRuns: 500 },
      );
      assert.ok(told > 30, String(told));
    });

    it('is tried later for its priority', () => {
      const text = paths('/users/me: { get: {} }', '/users/{id}: { x-kong-route-defaults: { regex_priority: 300 }, get: {} }');
      const [finding] = all(text);
      assert.equal(finding?.code, 'gateway-route-shadowed');
      assert.match(finding?.message ?? '', /regex_priority is 299, this one’s 200/);
    });

    it('is none that has no parameter, that is tried first, or that has requests of its own', () => {
      assert.deepEqual(places('/users/me: { get: {} }', '/users/{id}: { get: {} }'), []);
      assert.deepEqual(
        places('/users/me/{x}: { x-kong-route-defaults: { regex_priority: 102 }, get: {} }', '/users/{id}/{x}: { get: {} }'),
        [],
      );
      assert.deepEqual(places('/users/me/{x}: { get: {} }', '/users/{id}/all: { get: {} }'), []);
      assert.deepEqual(places('/users/me/{x}: { get: {} }', '/users/{id}/{x}: { put: {} }'), []);
      assert.deepEqual(
        places('/users/me/{x}: { x-kong-route-defaults: { hosts: [a.test] }, get: {} }', '/users/{id}/{x}: { get: {} }'),
        [],
      );
    });
  });

  describe('a name that the gateway has already', () => {
    it('is made of what two paths or operationIds have in common', () => {
      assert.deepEqual(found(paths('/a-b: { get: {} }', '/a/b: { get: {} }'), 'name-unique'), ['#/paths/~1a~1b/get']);
      assert.deepEqual(found(paths('/a: { get: { operationId: list pets } }', '/b: { get: { operationId: List.Pets } }'), 'name-unique'), [
        '#/paths/~1b/get',
      ]);
    });

    it('may be that of a service, where the routes have names of their own', () => {
      const item = (id: string): string => `{ servers: [{ url: https://b.test }], get: { operationId: ${id} } }`;
      assert.deepEqual(found(paths(`/a-b: ${item('x')}`, `/a/b: ${item('y')}`), 'name-unique'), ['#/paths/~1a~1b']);
    });

    it('is none where names differ', () => {
      assert.deepEqual(found(paths('/a-b: { get: { operationId: x } }', '/a/b: { get: {} }'), 'name-unique'), []);
      assert.deepEqual(found(paths('/a-b: { get: {} }', '/a/b: { get: { x-kong-name: other } }'), 'name-unique'), []);
      assert.deepEqual(found(paths('/pets: { get: {} }', '/pets/: { get: {} }'), 'name-unique'), []);
    });
  });
});
