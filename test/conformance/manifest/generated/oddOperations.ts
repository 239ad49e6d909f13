import fc from 'fast-check';
import type { JsonValue } from '../../../../server/src/document/jsonValue';
import { schema } from './oddSchemas';
import { oneOf, oddName, seldom, servers, written } from './oddValues';

export const PARAMETER_NAMES = ['id', 'petId', 'pet-id', 'pet_id', 'X-Env', 'x-env', 'filter[a]', 'ünï', 'a.b', 'q', '名', 'h1'];
const PLUGINS = ['rate-limiting', 'cors', 'acl', 'openid-connect', 'zz', 'a_b', 'request-termination'];

const pluginConfig = oneOf(
  { config: { minute: 5 } },
  { enabled: false },
  {},
  { service: 's', route: 'r', config: {} },
  { $ref: '#/components/x-kong/plugins/p1' },
  { id: 'keep', tags: ['t'], name: 'other' },
  { config: { x: '<&>', n: 1.5, z: null, big: 1e21, deep: [[{}]] } },
);
const consumerConfig = oneOf({ consumer: 'c1', config: { a: 1 } }, { consumer: 'c2' }, { consumer: 'c0', service: 'x' });
const validatorConfig = oneOf(
  {},
  { enabled: true, config: { body_schema: '{}' } },
  { config: { parameter_schema: [] } },
  { config: { verbose_response: true } },
  { config: { allowed_content_types: ['a/b'] } },
  { config: null },
  { config: { version: 'kong' } },
  { consumer: 'vc' },
);

/** Kong's extensions and servers, which may stand at the document, a path and an operation alike. */
export const atAnyLevel = {
  'x-kong-name': seldom(6, oddName),
  'x-kong-tags': seldom(8, oneOf(['t1', 't2'], [], ['a b'])),
  'x-kong-service-defaults': seldom(
    10,
    oneOf(
      { retries: 3 },
      { host: 'my.host' },
      { protocol: 'http' },
      { path: '/p', port: 8080 },
      { protocol: 'grpc' },
      { name: 'n', tags: ['x'], id: 'z' },
      {},
      { host: null },
      { $ref: '#/components/x-kong/sd' },
    ),
  ),
  'x-kong-upstream-defaults': seldom(
    10,
    oneOf(
      { algorithm: 'least-connections' },
      { targets: [{ target: '1.2.3.4:80', weight: 10 }, { target: 'x:1' }] },
      {},
      { slots: 100, id: 'q', name: 'n' },
      { $ref: '#/components/x-kong/ud' },
      { targets: [] },
    ),
  ),
  'x-kong-route-defaults': seldom(
    8,
    oneOf(
      { hosts: ['a.b'] },
      { regex_priority: 50 },
      { strip_path: true },
      { service: { id: 1 }, methods: ['X'], name: 'y' },
      { headers: { q: ['z'] } },
      {},
      { paths: ['/x'], plugins: [{ name: 'z' }], id: 'i' },
      { $ref: '#/components/x-kong/rd' },
    ),
  ),
  'x-kong-plugin-request-validator': seldom(7, validatorConfig),
  'x-kong-plugin-basic-auth': seldom(8, consumerConfig),
  ...Object.fromEntries(PLUGINS.map((name) => [`x-kong-plugin-${name}`, seldom(14, pluginConfig)])),
  servers: seldom(8, servers),
  security: seldom(
    6,
    fc.oneof(
      { weight: 40, arbitrary: oneOf([{ oidc: ['b', 'a'] }], [{ oidc: [] }], [], [{}], [{ oidc2: ['z'] }], [{ 'oïdc 3': [] }]) },
      { weight: 1, arbitrary: oneOf([{ key: [] }], [{ oidc: [] }, { key: [] }], [{ oidc: [], key: [] }], [{ nope: [] }]) },
    ),
  ),
};

const enumSchema = oneOf(
  { type: 'string', enum: ['a', 'b'] },
  { type: 'string', enum: ['A', 'b', 'a'] },
  { enum: ['', 'x'] },
  { enum: [1, 2] },
  { enum: [true] },
  { enum: ['v1'] },
);

/** A parameter in any place, or a reference to one. */
export const parameter: fc.Arbitrary<JsonValue> = fc.oneof(
  { withCrossShrink: true },
  {
    weight: 6,
    arbitrary: fc
      .record({
        name: fc.constantFrom(...PARAMETER_NAMES),
        in: fc.constantFrom('path', 'query', 'header', 'header', 'cookie'),
        required: seldom(2, oneOf(true, false)),
        schema: seldom(2, fc.oneof(schema, enumSchema)),
        content: seldom(8, fc.record({ 'application/json': fc.record({ schema }) })),
        style: seldom(8, oneOf('simple', 'form', 'deepObject', 'spaceDelimited', 'label')),
        explode: seldom(8, oneOf(true, false)),
      })
      .map(written),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ name: oneOf('X-Env', 'x-env', 'h1'), in: oneOf('header'), required: oneOf(true), schema: enumSchema })
      .map(written),
  },
  { weight: 1, arbitrary: fc.constantFrom('p1', 'p2', 'p3').map((name) => ({ $ref: `#/components/parameters/${name}` })) },
);

const contentType = fc.constantFrom(
  'application/json',
  'application/xml',
  'application/json; charset=utf-8',
  'application/merge-patch+json',
  'text/plain',
  '*/*',
  'APPLICATION/JSON',

  'multipart/form-data',
  'application/vnd.x+json',
  'application/jsonx',
  'text/json',
  ';',
  'application/json;',
  'application/*',
  'bad type',
);

export const requestBody: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constant<JsonValue>({ $ref: '#/components/requestBodies/b1' }),
  fc
    .array(fc.tuple(contentType, fc.record({ schema: seldom(2, schema) })), { maxLength: 3 })
    .map((media) => written({ content: Object.fromEntries(media) })),
);

/** An operation. */
export const operation: fc.Arbitrary<JsonValue> = fc
  .record({
    operationId: seldom(
      2,
      fc.tuple(oddName, fc.nat(99)).map(([name, number]) => `${name}${number}`),
    ),
    ...atAnyLevel,
    parameters: seldom(2, fc.array(parameter, { maxLength: 3 })),
    requestBody: seldom(2, requestBody),
    responses: fc.constant<JsonValue>({ default: { description: '' } }),
  })
  .map(written);
