import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { ROOT } from './exported';
import { all, found, paths } from './gatewayFound';

/** A document with these paths, each with an operation of its own. */
function document(all: readonly string[]): unknown {
  const items = all.map((path, index) => [path, { get: { operationId: `o${index}` } }]);
  return { openapi: '3.0.3', info: { title: 'a', version: '1' }, paths: Object.fromEntries(items) };
}

describe('routes and names at the gateway', () => {
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
