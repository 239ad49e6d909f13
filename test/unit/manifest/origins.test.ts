import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { pathOfPointer, pointerOf } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { Manifest, ManifestOptions } from '../../../server/src/manifest/manifest';
import { writeManifest } from '../../../server/src/manifest/writeManifest';
import { ROOT } from './exported';

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const servers = fc.array(
  fc.constantFrom('https://a.example.com/x', 'http://b:8080', '/c').map((url) => ({ url })),
  { maxLength: 2 },
);
const plugin = fc.constantFrom<JsonObject>({ config: { a: 1 } }, {}, { consumer: 'c' }, { $ref: '#/components/x-kong/p' });
const level = {
  'x-kong-name': some(fc.constantFrom('One', 'zwei drei', 'три')),
  'x-kong-plugin-cors': some(plugin),
  'x-kong-plugin-request-validator': some(plugin),
  'x-kong-service-defaults': some(fc.constantFrom<JsonObject>({ retries: 1 }, { host: 'h' })),
  'x-kong-upstream-defaults': some(fc.constantFrom<JsonObject>({ slots: 10 }, { targets: [{ target: 't:1' }] })),
  'x-kong-route-defaults': some(fc.constantFrom<JsonObject>({ hosts: ['a'] }, { regex_priority: 5 })),
  servers: some(servers),
};
const parameter = fc.constantFrom<JsonObject>(
  { name: 'X-A', in: 'header', required: true, schema: { enum: ['a', 'b'] } },
  { name: 'X-B', in: 'header', required: true, schema: { enum: ['c', 'd'] } },
  { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  { $ref: '#/components/parameters/Q' },
);
const operation = fc.record({
  ...level,
  operationId: some(fc.constantFrom('get it', 'список')),
  parameters: some(fc.array(parameter, { maxLength: 3 })),
  security: some(fc.constantFrom<JsonValue>([{ sso: ['a'] }], [{ sso: [] }], [])),
});
const pathItem = fc.record({
  ...level,
  parameters: some(fc.array(parameter, { maxLength: 2 })),
  get: some(operation),
  post: some(operation),
});
const spec = fc.record({
  ...level,
  openapi: fc.constantFrom('3.0.3', '3.1.0', '3.2.0'),
  info: fc.constant({ title: 'Odd', version: '1' }),
  security: some(fc.constant([{ sso: ['b'] }])),
  'x-kong-tags': some(fc.constant(['t'])),
  paths: fc.dictionary(fc.constantFrom('/', '/a', '/a/', '/a/{id}', '/b.c', '/ref'), pathItem, { maxKeys: 4 }),
  components: fc.constant({
    parameters: { Q: { name: 'q', in: 'query', schema: { type: 'string' } } },
    securitySchemes: { sso: { type: 'openIdConnect', openIdConnectUrl: 'https://id' } },
    'x-kong': { p: { config: { shared: true } } },
  }),
});
const options: fc.Arbitrary<ManifestOptions> = fc.record({
  noId: fc.boolean(),
  insoCompatible: fc.boolean(),
  generateSecurity: fc.boolean(),
  skipRouteByHeader: fc.boolean(),
  reuseServices: fc.boolean(),
});

function manifestOf(value: unknown, given: ManifestOptions): { manifest: Manifest; document: Document } {
  const document = new Document(ROOT, 0, JSON.stringify(value), 'json');
  const outcome = exportManifest(document, given);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return { manifest: outcome.manifest, document };
}

/** The pointers of all entities of a config, found by what the gateway calls an entity. */
function entitiesOf(config: JsonObject): string[] {
  const listed = (path: (string | number)[], value: JsonValue | undefined): string[] =>
    isJsonArray(value) ? value.map((_, index) => pointerOf([...path, index])) : [];
  const nested = (path: (string | number)[], value: JsonValue | undefined): string[] =>
    isJsonArray(value)
      ? value.flatMap((entity, index) =>
          isJsonObject(entity)
            ? ['routes', 'plugins'].flatMap((key) => [
                ...listed([...path, index, key], entity[key]),
                ...nested([...path, index, key], entity[key]),
              ])
            : [],
        )
      : [];
  return ['services', 'upstreams', 'plugins'].flatMap((key) => [...listed([key], config[key]), ...nested([key], config[key])]);
}

describe('origins', () => {
  it('name a place that exists for every service, upstream, route and plugin, and nothing else', () => {
    fc.assert(
      fc.property(spec, options, (value, given) => {
        const { manifest, document } = manifestOf(value, given);
        assert.deepEqual([...manifest.origins.keys()].sort(), entitiesOf(manifest.config).sort());
        for (const [pointer, { uri, path }] of manifest.origins) {
          assert.equal(uri, ROOT);
          assert.notEqual(valueAt(document.value, path), undefined, pointer);
          assert.notEqual(valueAt(manifest.config, pathOfPointer(pointer) ?? ['?']), undefined, pointer);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lead from a route to its operation and from a plugin to its extension', () => {
    const value = {
      openapi: '3.0.0',
      info: { title: 'a' },
      'x-kong-plugin-cors': {},
      paths: { '/a~b': { get: { 'x-kong-plugin-acl': {} } } },
    };
    const { manifest } = manifestOf(value, {});
    const path = (pointer: string) => manifest.origins.get(pointer)?.path;
    assert.deepEqual(path('#/services/0'), []);
    assert.deepEqual(path('#/services/0/plugins/0'), ['x-kong-plugin-cors']);
    assert.deepEqual(path('#/services/0/routes/0'), ['paths', '/a~b', 'get']);
    assert.deepEqual(path('#/services/0/routes/0/plugins/0'), ['paths', '/a~b', 'get', 'x-kong-plugin-acl']);
  });
});

describe('exporting twice', () => {
  it('gives the same bytes, whatever the order of keys in the document', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      return isJsonObject(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, reversed(member)]),
          )
        : value;
    };
    fc.assert(
      fc.property(spec, options, (value, given) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(
          writeManifest(manifestOf(plain, given).manifest, 'yaml', []),
          writeManifest(manifestOf(reversed(plain), given).manifest, 'yaml', []),
        );
      }),
      { numRuns: 50 },
    );
  });
});
