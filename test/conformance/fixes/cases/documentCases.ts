import { ALL, V3, documentWith, operation, type Draft, type FixCase } from './fixCase';

function withInfo(version: Parameters<FixCase['build']>[0], info: Draft): Draft {
  return documentWith(version, { get: operation() }, { info: { title: 'Pets', version: '1.0.0', ...info } });
}

function tagged(names: readonly string[]): Draft {
  return { tags: names.map((name) => ({ name, description: `About ${name}.` })) };
}

/** Findings about the document as a whole. */
export const DOCUMENT_CASES: readonly FixCase[] = [
  { code: 'info-contact', name: 'none', versions: ALL, build: (v) => withInfo(v, { description: 'x' }) },
  { code: 'info-contact', name: 'empty string', versions: ALL, build: (v) => withInfo(v, { contact: '' }) },
  { code: 'info-description', name: 'none', versions: ALL, build: (v) => withInfo(v, {}) },
  { code: 'info-description', name: 'null', versions: ALL, build: (v) => withInfo(v, { description: null }) },
  { code: 'info-license', name: 'none', versions: ALL, build: (v) => withInfo(v, {}) },
  { code: 'contact-properties', name: 'two missing', versions: ALL, build: (v) => withInfo(v, { contact: { name: 'Pat' } }) },
  { code: 'contact-properties', name: 'empty', versions: ALL, build: (v) => withInfo(v, { contact: {} }) },
  { code: 'license-url', name: 'known', versions: ALL, build: (v) => withInfo(v, { license: { name: 'Apache 2.0' } }) },
  { code: 'license-url', name: 'unknown', versions: ALL, build: (v) => withInfo(v, { license: { name: 'Our own' } }) },
  { code: 'license-url', name: 'no license', versions: ALL, build: (v) => withInfo(v, {}) },
  { code: 'oas3-api-servers', name: 'none', versions: V3, build: (v) => documentWith(v, { get: operation() }, { servers: undefined }) },
  { code: 'oas3-api-servers', name: 'empty', versions: V3, build: (v) => documentWith(v, { get: operation() }, { servers: [] }) },
  { code: 'oas3-api-servers', name: 'null', versions: V3, build: (v) => documentWith(v, { get: operation() }, { servers: null }) },
  {
    code: 'oas3-server-trailing-slash',
    name: 'two of three',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        { get: operation() },
        { servers: ['https://a.test/', 'https://b.test', 'https://c.test/v1//'].map((url) => ({ url, 'x-internal': true })) },
      ),
  },
  {
    code: 'owasp:api8:2023-no-server-http',
    name: 'one',
    versions: V3,
    build: (v) => documentWith(v, { get: operation() }, { servers: [{ url: 'http://a.test', 'x-internal': true }] }),
  },
  {
    code: 'owasp:api9:2023-inventory-access',
    name: 'two',
    versions: V3,
    build: (v) =>
      documentWith(v, { get: operation() }, { servers: [{ url: 'https://a.test' }, { url: 'https://b.test', description: 'test' }] }),
  },
  {
    code: 'oas2-host-trailing-slash',
    name: 'one',
    versions: ['2.0'],
    build: (v) => documentWith(v, { get: operation() }, { host: 'pets.test/' }),
  },
  {
    code: 'oas2-api-schemes',
    name: 'none',
    versions: ['2.0'],
    build: (v) => documentWith(v, { get: operation() }, { schemes: undefined }),
  },
  { code: 'oas2-api-schemes', name: 'empty', versions: ['2.0'], build: (v) => documentWith(v, { get: operation() }, { schemes: [] }) },
  {
    code: 'owasp:api8:2023-no-scheme-http',
    name: 'alone',
    versions: ['2.0'],
    build: (v) => documentWith(v, { get: operation() }, { schemes: ['http'] }),
  },
  {
    code: 'owasp:api8:2023-no-scheme-http',
    name: 'beside https',
    versions: ['2.0'],
    build: (v) => documentWith(v, { get: operation() }, { schemes: ['http', 'https', 'ws'] }),
  },
  {
    code: 'openapi-tags-alphabetical',
    name: 'four',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ tags: ['ants'] }) }, tagged(['dogs', 'Cats', 'ants', 'bees'])),
  },
  {
    code: 'openapi-tags',
    name: 'none',
    versions: ALL,
    build: (v) =>
      documentWith(
        v,
        { get: operation({ tags: ['pets', 'a: b'] }), delete: operation({ operationId: 'x', tags: ['cats'] }) },
        { tags: undefined },
      ),
  },
  { code: 'openapi-tags', name: 'empty', versions: ALL, build: (v) => documentWith(v, { get: operation() }, { tags: [] }) },
  {
    code: 'tag-description',
    name: 'two',
    versions: ALL,
    build: (v) =>
      documentWith(
        v,
        { get: operation() },
        { tags: [{ name: 'cats' }, { name: 'pets', 'x-more': 1 }, { name: 'zebras', description: '' }] },
      ),
  },
  {
    code: 'oas3-unused-component',
    name: 'with one that only it uses',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        { get: operation() },
        {
          components: {
            schemas: {
              A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B' } } },
              B: { type: 'object', properties: { c: { $ref: '#/components/schemas/C' } } },
              C: { type: 'object' },
              D: { type: 'object', properties: { c: { $ref: '#/components/schemas/C' } } },
            },
            parameters: { P: { name: 'p', in: 'query', description: 'x', schema: { type: 'boolean' } } },
          },
        },
      ),
  },
  {
    code: 'oas2-unused-definition',
    name: 'two of three',
    versions: ['2.0'],
    build: (v) =>
      documentWith(
        v,
        { get: operation({ responses: { '200': { description: 'x', schema: { $ref: '#/definitions/B' } } } }) },
        {
          definitions: {
            A: { type: 'object' },
            B: { type: 'object' },
            C: { type: 'object', properties: { b: { $ref: '#/definitions/B' } } },
          },
        },
      ),
  },
  {
    code: 'owasp:api2:2023-no-api-keys-in-url',
    name: 'query',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        { get: operation() },
        {
          security: [{ key: [] }],
          components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } } },
        },
      ),
  },
];
