import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const REGION_HEADER: JsonObject = {
  name: 'X-Region',
  in: 'header',
  required: true,
  schema: { type: 'string', enum: ['eu', 'US', 'eu'] },
};
const OTHER_SERVERS: JsonValue = [
  { url: 'https://{zone}.backend.example/api', variables: { zone: { default: 'one' } } },
  { url: 'http://two.backend.example:8080' },
];
const COMPONENTS: JsonObject = {
  plugins: { limit: { config: { minute: 5, policy: 'local', note: '<&>' } } },
  service: { retries: 3, connect_timeout: 1000 },
};

/** One thing that real documents seldom have and the manifest is made of. */
type Feature = (document: JsonObject, random: (below: number) => number) => JsonObject;

const FEATURES: readonly Feature[] = [
  (document) => atOperations(document, ({ operation, index }) => (index % 3 === 0 ? withParameter(operation) : operation)),
  (document) => atPaths(document, (item, index) => (index % 2 === 0 ? { ...item, servers: OTHER_SERVERS } : item)),
  (document) => atOperations(document, ({ operation, index }) => (index % 4 === 1 ? { ...operation, servers: OTHER_SERVERS } : operation)),
  (document) => ({ ...document, 'x-kong-plugin-request-validator': { config: { verbose_response: true } } }),
  (document) => atPaths(document, (item, index) => (index % 2 === 1 ? { ...item, 'x-kong-plugin-request-validator': {} } : item)),
  (document) => ({ ...document, 'x-kong-plugin-rate-limiting': { $ref: '#/components/x-kong/plugins/limit' } }),
  (document) =>
    atPaths(document, (item, index) =>
      index % 3 === 0 ? { ...item, 'x-kong-plugin-cors': { config: { credentials: true }, service: 'x', route: 'y' } } : item,
    ),
  (document) =>
    atOperations(document, ({ operation, index }) =>
      index % 5 === 2 ? { ...operation, 'x-kong-plugin-acl': { consumer: `c${index}`, config: { allow: ['a'] } } } : operation,
    ),
  (document) => ({ ...document, 'x-kong-tags': ['from', 'the document'], 'x-kong-name': 'Имя & naïve 名' }),
  (document) => ({ ...document, 'x-kong-upstream-defaults': { algorithm: 'least-connections', slots: 100 } }),
  (document) => ({ ...document, 'x-kong-service-defaults': { $ref: '#/components/x-kong/service' } }),
  (document) => ({ ...document, 'x-kong-route-defaults': { regex_priority: 50, preserve_host: true } }),
  (document) => atPaths(document, (item, index) => (index % 4 === 0 ? { ...item, 'x-kong-service-defaults': { protocol: 'http' } } : item)),
  (document) => atPaths(document, (item, index) => (index % 6 === 0 ? { ...item, 'x-kong-name': `Pfad ${index} – é` } : item)),
  (document) => withSecurity(document, [{ specwrightOidc: ['read', 'admin'] }]),
  (document, random) =>
    atOperations(withSecurity(document, [{ specwrightOidc: [] }]), ({ operation }) => ({
      ...operation,
      security: [[{ specwrightOidc: ['write'] }], [], [{}], [{ specwrightOidc: [] }]][random(4)],
    })),
  (document, random) =>
    atOperations(withSecurity(document, [{ specwrightOidc: [] }]), ({ operation }) =>
      random(3) === 0 ? { ...operation, security: [{ specwrightKey: [] }] } : operation,
    ),
];

/** A schema that requires itself; added to fewer documents, since most options then have nothing to show. */
const RING: Feature = (document) =>
  withSchemas(document, {
    SpecwrightRing: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/SpecwrightRing' } } },
  });
const ONE_RING_IN = 8;

/**
 * A real document with a third of the features added, always the same for the same text: what the options are about stands in few real documents.
 * Undefined for a text that is no JSON object.
 */
export function injectFeatures(text: string): string | undefined {
  const parsed: unknown = JSON.parse(text);
  if (!isJsonObject(parsed)) return undefined;
  const random = randomOf(text);
  const components = objectAt(parsed, 'components');
  let document: JsonObject = { ...parsed, components: { ...components, 'x-kong': COMPONENTS } };
  for (const feature of FEATURES) if (random(3) === 0) document = feature(document, random);
  return JSON.stringify(random(ONE_RING_IN) === 0 ? RING(document, random) : document);
}

function withParameter(operation: JsonObject): JsonObject {
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  return { ...operation, parameters: [...parameters, REGION_HEADER] };
}

function withSecurity(document: JsonObject, security: JsonValue): JsonObject {
  const components = objectAt(document, 'components');
  const schemes: JsonObject = {
    specwrightOidc: {
      type: 'openIdConnect',
      openIdConnectUrl: 'https://id.example/.well-known/openid-configuration',
      'x-kong-security-openid-connect': { config: { scopes_required: ['read'], run_on_preflight: false } },
    },
    specwrightKey: { type: 'apiKey', in: 'header', name: 'key' },
  };
  const cleared = atOperations(document, ({ operation: { security: _security, ...rest } }) => rest);
  return {
    ...cleared,
    security,
    components: { ...components, securitySchemes: { ...objectAt(components, 'securitySchemes'), ...schemes } },
  };
}

function withSchemas(document: JsonObject, schemas: JsonObject): JsonObject {
  const components = objectAt(document, 'components');
  return { ...document, components: { ...components, schemas: { ...objectAt(components, 'schemas'), ...schemas } } };
}

function atPaths(document: JsonObject, change: (item: JsonObject, index: number) => JsonObject): JsonObject {
  const paths = Object.entries(objectAt(document, 'paths')).map(([path, item], index) => [
    path,
    isJsonObject(item) ? change(item, index) : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function atOperations(document: JsonObject, change: (place: { operation: JsonObject; index: number }) => JsonObject): JsonObject {
  let index = 0;
  return atPaths(document, (item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, operation]) => [
        key,
        METHODS.includes(key) && isJsonObject(operation) ? change({ operation, index: index++ }) : operation,
      ]),
    ),
  );
}

function objectAt(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  return isJsonObject(value) ? value : {};
}

/** Numbers from 0 to below a bound that depend on a text alone. */
function randomOf(text: string): (below: number) => number {
  const digest = createHash('sha256').update(text).digest();
  let count = 0;
  return (below) => createHash('sha256').update(digest).update(String(count++)).digest().readUInt32BE() % below;
}
