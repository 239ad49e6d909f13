import assert from 'node:assert/strict';
import { isJsonArray } from '../../../server/src/document/jsonValue';
import { at, each, exported, shop } from './exported';

/** The routes of a path item as method and name, and what is noted; every expected value is what decK 1.65.1 wrote. */
function routesOf(item: string, options = {}): readonly unknown[] {
  const manifest = exported(shop(`paths:\n  /a: { ${item} }\n`), { noId: true, ...options });
  const services = at(manifest, 'services');
  const routes = isJsonArray(services) ? services.flatMap((_, index) => each(manifest, 'name', 'services', index, 'routes')) : [];
  return [...routes, manifest.notes.length];
}

describe('a path item as decK reads it', () => {
  const cases: readonly (readonly [what: string, item: string, routes: readonly unknown[]])[] = [
    ['a text like an extension hides the operation after it', 'summary: X-Ray, get: {}, put: {}', ['shop_a_put', 1]],
    ['so does a text like “parameters”', 'description: parameters, get: {}, put: {}', ['shop_a_put', 1]],
    ['but not after an extension', 'x-a: 1, summary: Parameters, get: {}', ['shop_a_get', 0]],
    [
      'an extension with such a text puts an operation in place of the one before',
      'get: { operationId: g }, x-a: x-b, put: { operationId: p }',
      ['shop_p', 2],
    ],
    ['parameters that are no list hide all operations', 'parameters: , get: {}', [1]],
    [
      'an operation counts up to what is of the wrong kind',
      'get: { x-kong-name: g, responses: , servers: [{ url: //h }] }',
      ['shop_a_g', 1],
    ],
    [
      'those after it keep their operationId alone',
      'put: { security: 1 }, get: { operationId: id, x-kong-name: g }',
      ['shop_id', 'shop_a_put', 1],
    ],
    ['of an alias the name is looked at', 'get: &x-op {}, put: *x-op, post: {}', ['shop_a_get', 'shop_a_put', 2]],
    ['parameters by reference are a list', 'parameters: { $ref: "#/paths/~1a/x-list" }, x-list: [], get: {}', ['shop_a_get', 0]],
  ];
  for (const [what, item, routes] of cases) it(what, () => assert.deepEqual(routesOf(item), routes));

  it('is read whole where requirements are enforced', () => {
    assert.deepEqual(routesOf('summary: X-Ray, get: { responses: }, put: { x-kong-name: p }', { security: 'full' }), [
      'shop_a_get',
      'shop_a_p',
      0,
    ]);
    assert.deepEqual(routesOf('parameters: , get: {}', { security: 'full' }), ['shop_a_get', 0]);
  });

  it('extensions among the paths may hide a path', () => {
    const manifest = exported(shop('paths:\n  /q: { get: {} }\n  x-a: x-b\n  /a: { put: {} }\n'), { noId: true });
    assert.deepEqual(each(manifest, 'paths', 'services', 0, 'routes'), [['~/q$']]);
    assert.deepEqual(each(manifest, 'methods', 'services', 0, 'routes'), [['PUT']]);
  });
});
