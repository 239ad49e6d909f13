import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../../server/src/document/document';
import { isJsonObject, valueAt, type JsonObject } from '../../../../server/src/document/jsonValue';
import { pathOfPointer, pointerOf } from '../../../../server/src/document/jsonPath';
import { exportManifest } from '../../../../server/src/manifest/exportManifest';
import type { Manifest, ManifestOptions } from '../../../../server/src/manifest/manifest';
import { ROOT } from '../exported';
import { objects, passes, type Caller } from './gatewayModel';

const CA = 'fdac360e-7b19-4ade-a553-6dd22937c82f';
const SCHEMES = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  other: { type: 'apiKey', in: 'header', name: 'X-Other' },
  query: { type: 'apiKey', in: 'query', name: 'q_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  basic: { type: 'http', scheme: 'basic' },
  jwt: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  sso: { type: 'openIdConnect', openIdConnectUrl: 'https://id' },
  oauth: { type: 'oauth2', flows: {}, 'x-kong-security-openid-connect': { config: { issuer: 'https://id' } } },
  cert: { type: 'mutualTLS', 'x-kong-security-mtls-auth': { config: { ca_certificates: [CA] } } },
};
type Requirement = Partial<Record<keyof typeof SCHEMES, string[]>>;

/** What the document promises: whether a caller meets a scheme with its scopes (OpenAPI 3.0, "Security Requirement Object"). */
const MEETS: Readonly<Record<keyof typeof SCHEMES, (caller: Caller, scopes: readonly string[]) => boolean>> = {
  key: ({ headers }) => headers.includes('X-Key'),
  other: ({ headers }) => headers.includes('X-Other'),
  query: ({ queries }) => queries.includes('q_key'),
  // Nobody here sends a cookie that the gateway could see.
  cookie: () => true,
  basic: ({ basic }) => basic,
  jwt: ({ jwt }) => jwt,
  sso: ({ token }, scopes) => token?.issuer === 'https://id' && scopes.every((scope) => token.scopes.includes(scope)),
  oauth: ({ token }, scopes) => token?.issuer === 'https://id' && scopes.every((scope) => token.scopes.includes(scope)),
  cert: ({ certificate }) => certificate,
};

function promises(security: readonly Requirement[], caller: Caller): boolean {
  const isScheme = (name: string): name is keyof typeof SCHEMES => name in MEETS;
  const meets = (requirement: Requirement) =>
    Object.keys(requirement)
      .filter(isScheme)
      .every((name) => MEETS[name](caller, requirement[name] ?? []));
  return security.length === 0 || security.some(meets);
}

const scopes = fc.subarray(['r', 'w', 'x']);
const none = fc.constant<string[]>([]);
const scheme = fc.oneof(
  fc.record({ key: none }),
  fc.record({ other: none }),
  fc.record({ query: none }),
  fc.record({ basic: none }),
  fc.record({ jwt: none }),
  fc.record({ cert: none }),
  fc.record({ sso: scopes }),
  fc.record({ oauth: scopes }),
  { arbitrary: fc.record({ cookie: none }), weight: 1 },
);
const requirement: fc.Arbitrary<Requirement> = fc
  .array(scheme, { minLength: 1, maxLength: 2 })
  .map((schemes) => Object.assign({}, ...schemes));
const security = fc.oneof(
  { arbitrary: fc.array(requirement, { maxLength: 3 }), weight: 8 },
  { arbitrary: fc.array(fc.oneof(requirement, fc.constant({})), { maxLength: 2 }), weight: 1 },
);
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });
const perhaps = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const authored = fc.record({
  'x-kong-plugin-key-auth': perhaps<JsonObject>(
    { config: { hide_credentials: true } },
    { enabled: false },
    { config: { anonymous: 'guest' } },
    { config: { key_names: ['X-Key', 'X-Old'] } },
  ),
  'x-kong-plugin-jwt': perhaps<JsonObject>({}, { enabled: false }, { config: { anonymous: 'guest' } }),
  'x-kong-plugin-basic-auth': perhaps<JsonObject>({ config: { realm: 'r' } }),
});
const servers = maybe(fc.constant([{ url: 'https://b.example.com' }]));
const operation = fc.record({ security: maybe(security, 5), servers });
const bare = fc.record({ security: maybe(security), get: operation, put: operation, servers });
const dressed = fc.record({
  security: maybe(security),
  get: operation,
  put: operation,
  servers,
  plugins: authored,
  ofPath: authored,
  own: authored,
});
const caller: fc.Arbitrary<Caller> = fc.record({
  headers: fc.subarray(['X-Key', 'X-Other', 'q_key', 'X-Old']),
  queries: fc.subarray(['q_key', 'X-Key']),
  basic: fc.boolean(),
  jwt: fc.boolean(),
  certificate: fc.boolean(),
  token: fc.record({ issuer: fc.constantFrom('https://id', 'https://elsewhere'), scopes }),
});
const options = fc.record({ reuseServices: fc.boolean(), noId: fc.boolean(), insoCompatible: fc.boolean() });

interface Shape {
  readonly security?: readonly Requirement[] | undefined;
  readonly servers?: unknown;
  readonly get: { readonly security?: readonly Requirement[] | undefined };
  readonly put: { readonly security?: readonly Requirement[] | undefined };
  readonly plugins?: object;
  readonly ofPath?: object;
  readonly own?: object;
}

function exportOf({ security: ofAll, get, put, servers: fromPath, plugins, ofPath, own }: Shape, more: ManifestOptions) {
  const spec = {
    openapi: '3.0.3',
    info: { title: 'Odd', version: '1' },
    servers: [{ url: 'https://a.example.com' }],
    ...(ofAll && { security: ofAll }),
    ...plugins,
    paths: { '/a': { ...(fromPath === undefined ? {} : { servers: fromPath }), ...ofPath, get: { ...get, ...own }, put } },
    components: { securitySchemes: SCHEMES },
  };
  const document = new Document(ROOT, 0, JSON.stringify(spec), 'json');
  const gateway = { edition: 'enterprise', version: '3.9' } as const;
  const outcome = exportManifest(document, { security: 'full', gateway, ...more });
  if (!outcome.ok) assert.doesNotMatch(JSON.stringify(outcome.problems), /mistake in Specwright/);
  return { document, outcome };
}

/** Every route with its service and what its operation promises; undefined where nothing is said. */
function routesOf(manifest: Manifest, shape: Shape) {
  return objects(manifest.config['services']).flatMap((service) =>
    objects(service['routes']).map((route) => {
      const { security: own } = JSON.stringify(route['methods']) === '["GET"]' ? shape.get : shape.put;
      return { service, route, promised: own ?? shape.security };
    }),
  );
}

describe('a manifest that was exported with security in full', () => {
  it('lets in exactly those whom the document lets in', () => {
    let exported = 0;
    fc.assert(
      fc.property(bare, options, fc.array(caller, { minLength: 12, maxLength: 12 }), (shape, more, callers) => {
        const { outcome } = exportOf(shape, more);
        if (!outcome.ok) return;
        exported++;
        for (const { service, route, promised } of routesOf(outcome.manifest, shape)) {
          if (promised === undefined) continue;
          for (const who of [...callers, NOBODY]) {
            assert.equal(passes(outcome.manifest.config, service, route, who), promises(promised, misplaced(route, who)));
          }
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(exported > 300, `${exported} documents were exported`);
  });

  it('lets in nobody else, whatever plugins the author has put in place', () => {
    let exported = 0;
    fc.assert(
      fc.property(dressed, options, fc.array(caller, { minLength: 12, maxLength: 12 }), (shape, more, callers) => {
        const { outcome } = exportOf(shape, more);
        if (!outcome.ok) return;
        exported++;
        for (const { service, route, promised } of routesOf(outcome.manifest, shape)) {
          for (const who of [...callers, NOBODY]) {
            if (promised === undefined || !passes(outcome.manifest.config, service, route, who)) continue;
            const keyed = who.headers.includes('X-Old') ? { ...who, headers: [...who.headers, 'X-Key'] } : who;
            assert.ok(promises(promised, misplaced(route, keyed)), JSON.stringify(who));
          }
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(exported > 100, `${exported} documents were exported`);
  });

  it('locks out nobody whom the document lets in, where what cannot be enforced is allowed', () => {
    fc.assert(
      fc.property(bare, options, fc.array(caller, { minLength: 12, maxLength: 12 }), (shape, more, callers) => {
        const { outcome } = exportOf(shape, { ...more, allowUnenforced: true });
        assert.ok(outcome.ok, JSON.stringify(outcome));
        for (const { service, route, promised } of routesOf(outcome.manifest, shape)) {
          for (const who of callers) {
            if (promised !== undefined && promises(promised, who)) assert.ok(passes(outcome.manifest.config, service, route, who));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no anonymous consumer that is not turned away, and knows where each of its entities comes from', () => {
    fc.assert(
      fc.property(bare, options, (shape, more) => {
        const { document, outcome } = exportOf(shape, { ...more, allowUnenforced: true });
        assert.ok(outcome.ok);
        const { config, origins } = outcome.manifest;
        const consumers = objects(config['consumers']);
        const plugins = routesOf(outcome.manifest, shape).flatMap(({ route }) => objects(route['plugins']));
        const anonymous = new Set(
          plugins.flatMap((plugin) => (isJsonObject(plugin['config']) ? (plugin['config']['anonymous'] ?? []) : [])),
        );
        assert.deepEqual(
          [...anonymous],
          consumers.map(({ username }) => username),
        );
        for (const consumer of consumers) {
          const [termination, ...others] = objects(consumer['plugins']);
          assert.equal(others.length, 0);
          assert.equal(termination?.['name'], 'request-termination');
          assert.deepEqual(termination['config'], { message: 'Unauthorized', status_code: 401 });
        }
        for (const [pointer, { path }] of origins) {
          assert.notEqual(valueAt(config, pathOfPointer(pointer) ?? ['?']), undefined);
          assert.notEqual(valueAt(document.value, path), undefined, pointer);
        }
        const listed = consumers.flatMap((_, index) => [pointerOf(['consumers', index]), pointerOf(['consumers', index, 'plugins', 0])]);
        assert.ok(listed.every((pointer) => origins.has(pointer)));
        if (more.noId || more.insoCompatible) return;
        const ids = [...JSON.stringify(config).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]);
        assert.equal(new Set(ids).size, ids.length, 'no id stands twice');
      }),
      { numRuns: 300 },
    );
  });
});

const NOBODY: Caller = { headers: [], queries: [], basic: false, jwt: false, certificate: false };

/**
 * A caller as the document would see it once its keys were where they belong. Where keys of two schemes are alternatives, one in a header and one in
 * the query, key-auth takes either in either place.
 */
function misplaced(route: JsonObject, who: Caller): Caller {
  const { config } = objects(route['plugins']).find(({ name }) => name === 'key-auth') ?? {};
  const mixed = isJsonObject(config) && config['key_in_header'] === true && config['key_in_query'] === true;
  const all = [...who.headers, ...who.queries];
  return mixed ? { ...who, headers: all, queries: all } : who;
}
