import assert from 'node:assert/strict';
import { at, each, exported, objectAt, refused, shop } from './exported';

const route = (path: string, item = 'get: {}') =>
  objectAt(exported(shop(`paths:\n  ${JSON.stringify(path)}: { ${item} }\n`)), 'services', 0, 'routes', 0);

describe('the path of a route', () => {
  const paths: readonly (readonly [path: string, regex: string, priority: number])[] = [
    ['/', '~/$', 200],
    ['/a.b+c', String.raw`~/a\.b\+c$`, 200],
    ['/(x)?*[y]$z', String.raw`~/\(x\)\?\*\[y]\$z$`, 200],
    ['/pets/{id}', '~/pets/(?<id>[^#?/]+)$', 100],
    ['/{pet-id}/{petId}', '~/(?<pet_id>[^#?/]+)/(?<petid>[^#?/]+)$', 100],
    ['/back\\slash|^', '~/back\\slash|^$', 200],
    ['/{}', '~/{}$', 200],
  ];
  for (const [path, regex, priority] of paths) {
    it(path, () => {
      const { paths: written, regex_priority, strip_path } = route(path);
      assert.deepEqual([written, regex_priority, strip_path], [[regex], priority, false]);
    });
  }

  it('may leave a parameter empty whose schema allows it', () => {
    const parameter = 'parameters: [{ name: id, in: path, required: true, schema: { type: string, minLength: 0 } }]';
    assert.deepEqual(route('/{id}', `${parameter}, get: {}`)['paths'], ['~/(?<id>[^#?/]*)$']);
    const own = 'get: { parameters: [{ name: id, in: path, required: true, schema: { minLength: 1 } }] }';
    assert.deepEqual(route('/{id}', `${parameter}, ${own}`)['paths'], ['~/(?<id>[^#?/]+)$']);
  });

  it('takes parameter names of up to 127 characters', () => {
    assert.equal(route(`/{${'x'.repeat(127)}}`)['regex_priority'], 100);
    const [problem] = refused(shop(`paths:\n  /{${'x'.repeat(128)}}: { get: {} }\n`));
    assert.match(problem?.message ?? '', /longer than 127 characters/);
    assert.equal(problem?.range.start.line, 5);
  });
});

describe('route defaults', () => {
  it('are those of the nearest level, without merging', () => {
    const text = shop(
      'x-kong-route-defaults: { hosts: [d] }\npaths:\n  /a: { x-kong-route-defaults: { https_redirect_status_code: 301 }, get: {} }\n  /b: { get: {} }\n',
    );
    const manifest = exported(text);
    assert.equal(at(manifest, 'services', 0, 'routes', 0, 'hosts'), undefined);
    assert.deepEqual(at(manifest, 'services', 0, 'routes', 1, 'hosts'), ['d']);
  });
  it('may not name a service, and lower the priority of paths with parameters', () => {
    const { service, regex_priority } = route('/{id}', 'x-kong-route-defaults: { service: s, regex_priority: 50 }, get: {}');
    assert.deepEqual([service, regex_priority], [undefined, 49]);
  });
  it('need a whole number for a priority', () => {
    const problems = refused(shop('x-kong-route-defaults: { regex_priority: high }\npaths: { /a: { get: {} } }\n'));
    assert.match(problems[0]?.message ?? '', /regex_priority.*whole number/);
  });
});

describe('routes by header', () => {
  const HEADERS = `paths:
  /a:
    parameters:
      - { name: X-Region, in: header, required: true, schema: { enum: [never] } }
      - { name: X-Tier, in: header, required: true, schema: { enum: [Gold, gold, '', 1.0] } }
    get:
      parameters:
        - { name: x-region, in: header, required: true, schema: { enum: [EU, US] } }
        - { name: X-Free, in: header, schema: { enum: [a] } }
`;
  it('are one for each combination of required values, then the plain one', () => {
    const manifest = exported(shop(HEADERS));
    assert.deepEqual(each(manifest, 'headers', 'services', 0, 'routes'), [
      { 'X-Tier': ['gold'], 'x-region': ['eu'] },
      { 'X-Tier': ['1.0'], 'x-region': ['eu'] },
      { 'X-Tier': ['gold'], 'x-region': ['us'] },
      { 'X-Tier': ['1.0'], 'x-region': ['us'] },
      undefined,
    ]);
    assert.deepEqual(each(manifest, 'name', 'services', 0, 'routes'), [...[0, 1, 2, 3].map((n) => `shop_a_get_${n}`), 'shop_a_get']);
    assert.equal(new Set(each(manifest, 'id', 'services', 0, 'routes')).size, 5);
  });
  it('can be turned off', () =>
    assert.deepEqual(each(exported(shop(HEADERS), { skipRouteByHeader: true }), 'name', 'services', 0, 'routes'), ['shop_a_get']));
});

describe('operations', () => {
  it('under additionalOperations get no route and a note that says so', () => {
    const manifest = exported(shop('paths:\n  /a:\n    query: {}\n    additionalOperations:\n      COPY: {}\n', '3.2.0'));
    assert.deepEqual(each(manifest, 'methods', 'services', 0, 'routes'), [['QUERY']]);
    assert.equal(manifest.notes.length, 1);
    assert.match(manifest.notes[0]?.message ?? '', /COPY/);
    assert.deepEqual(manifest.notes[0]?.path, ['paths', '/a', 'additionalOperations', 'COPY']);
  });
});
