import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import type { JsonObject, JsonValue } from '../../../server/src/document/jsonValue';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { Manifest, ManifestOptions } from '../../../server/src/manifest/manifest';
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
/** Small documents with everything that decides what entities there are, at each level. */
export const oddSpecs = fc.record({
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
/** The options that decide what entities there are. */
export const oddOptions: fc.Arbitrary<ManifestOptions> = fc.record({
  noId: fc.boolean(),
  insoCompatible: fc.boolean(),
  generateSecurity: fc.boolean(),
  skipRouteByHeader: fc.boolean(),
  reuseServices: fc.boolean(),
});

const security = some(
  fc.array(fc.constantFrom<JsonObject>({ key: [] }, { basic: [] }, { sso: ['a'] }, { key: [], basic: [] }, {}), { maxLength: 3 }),
);
const securedLevel = { security, servers: some(servers), 'x-kong-plugin-cors': some(fc.constant<JsonObject>({})) };
const securedOperation = some(fc.record(securedLevel));

/** Small documents with requirements of several schemes, as alternatives and together. */
export const securedSpecs = fc.record({
  ...securedLevel,
  openapi: fc.constant('3.0.3'),
  info: fc.constant({ title: 'Odd', version: '1' }),
  paths: fc.dictionary(
    fc.constantFrom('/a', '/b', '/c'),
    fc.record({ servers: some(servers), get: securedOperation, post: securedOperation }),
    { minKeys: 1, maxKeys: 3 },
  ),
  components: fc.constant({
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      basic: { type: 'http', scheme: 'basic' },
      sso: { type: 'openIdConnect', openIdConnectUrl: 'https://id' },
    },
  }),
});

/** Options under which those are enforced by a gateway that has every plugin. */
export const securedOptions: fc.Arbitrary<ManifestOptions> = fc.record({
  security: fc.constant('full' as const),
  gateway: fc.constant({ edition: 'enterprise', version: '3.9' } as const),
  allowUnenforced: fc.constant(true),
  noId: fc.boolean(),
  reuseServices: fc.boolean(),
});

/** The manifest of a value as a document; fails the test where there is none. */
export function manifestOf(value: unknown, given: ManifestOptions): { manifest: Manifest; document: Document } {
  const document = new Document(ROOT, 0, JSON.stringify(value), 'json');
  const outcome = exportManifest(document, given);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return { manifest: outcome.manifest, document };
}
