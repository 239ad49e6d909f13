import { V3, documentWith, operation, type Draft, type FixCase } from './fixCase';

const LONG = 'serviceNetworkServiceAssociationIdentifier';

/** A path parameter. */
function inPath(name: string): Draft {
  return { name, in: 'path', required: true, description: 'Which one.', schema: { type: 'boolean' } };
}

/** An operation of a name. */
function named(operationId: string, fields: Draft = {}): Draft {
  return operation({ operationId, ...fields });
}

/** A path item with this parameter and one operation. */
function itemWith(name: string, operationId: string): Draft {
  return { parameters: [inPath(name)], get: named(operationId) };
}

/** A document with a scheme that it asks of everybody. */
function secured(version: Parameters<FixCase['build']>[0], scheme: Draft, item: Draft, scopes: readonly string[] = []): Draft {
  return documentWith(version, item, { security: [{ door: scopes }], components: { securitySchemes: { door: scheme } } });
}

const SSO = { type: 'openIdConnect', openIdConnectUrl: 'https://id.pets.test', description: 'Signs people in.' };

/** Findings of `specwright:gateway`. */
export const GATEWAY_CASES: readonly FixCase[] = [
  {
    code: 'gateway-path-parameter-length',
    name: 'described by the path and by an operation',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        {},
        {
          paths: {
            [`/a/{${LONG}}/b`]: itemWith(LONG, 'a'),
            '/b/{an_identifier_of_something-quite-long}': {
              put: named('b', { parameters: [inPath('an_identifier_of_something-quite-long')] }),
            },
            [`/c/{${'x'.repeat(40)}}/{serviceNetworkServiceAssociation}`]: {
              parameters: [inPath('x'.repeat(40)), inPath('serviceNetworkServiceAssociation')],
              get: named('c'),
            },
          },
        },
      ),
  },
  {
    code: 'gateway-path-parameter-length',
    name: 'shared by two paths',
    versions: V3,
    build: (v) => {
      const shared = { parameters: [{ $ref: `#/components/parameters/${LONG}` }] };
      const paths = { [`/a/{${LONG}}`]: { ...shared, get: named('a') }, [`/b/{${LONG}}`]: { put: named('b', shared) } };
      return documentWith(v, {}, { paths, components: { parameters: { [LONG]: inPath(LONG) } } });
    },
  },
  {
    code: 'gateway-route-shadowed',
    name: 'by one, by two, for two methods',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        {},
        {
          paths: {
            '/{x}/{y}/{z}': { parameters: ['x', 'y', 'z'].map(inPath), get: named('a'), put: named('b') },
            '/a/{y}/{z}': { parameters: ['y', 'z'].map(inPath), get: named('c'), put: named('d') },
            '/a/b/{z}': { parameters: [inPath('z')], get: named('e') },
            '/a/b/{z}.json': { parameters: [inPath('z')], get: named('f') },
            '/a/b/c': { get: named('g') },
          },
        },
      ),
  },
  {
    code: 'gateway-route-shadowed',
    name: 'by a priority',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        {},
        {
          paths: {
            '/a/{x}': { 'x-kong-route-defaults': { regex_priority: 500 }, parameters: [inPath('x')], get: named('a') },
            '/a/b': { get: named('b'), 'x-kong-route-defaults': { strip_path: true } },
            '/a/{x}.json': { 'x-kong-route-defaults': { regex_priority: 20 }, parameters: [inPath('x')], get: named('c') },
          },
        },
      ),
  },
  {
    code: 'gateway-own-servers-security',
    name: 'servers and defaults, inherited and repeated',
    versions: V3,
    build: (v) =>
      secured(
        v,
        { ...SSO, 'x-kong-security-openid-connect': { config: { scopes_required: ['pets'], auth_methods: ['bearer'] } } },
        {
          get: operation({ servers: [{ url: 'https://b.pets.test', description: 'x', 'x-internal': false }] }),
          put: named('put', { 'x-kong-service-defaults': { retries: 1 }, security: [{ door: ['read'] }] }),
        },
        ['read'],
      ),
  },
  {
    code: 'gateway-requirement-unenforced',
    name: 'a bearer token that nobody described',
    versions: V3,
    build: (v) => secured(v, { type: 'http', scheme: 'bearer' }, { get: operation() }),
  },
  {
    code: 'gateway-requirement-unenforced',
    name: 'a bearer token with a description',
    versions: V3,
    build: (v) => secured(v, { type: 'http', scheme: 'Bearer', bearerFormat: '', description: 'From the door.' }, { get: operation() }),
  },
  {
    code: 'gateway-requirement-unenforced',
    name: 'a bearer token whose description says enough, asked for by an operation',
    versions: V3,
    build: (v) => {
      const components = { securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'As RFC8725 has it.' } } };
      return documentWith(v, { get: operation({ security: [{ token: [] }] }) }, { components });
    },
  },
];
