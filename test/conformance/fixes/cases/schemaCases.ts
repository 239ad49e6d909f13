import { ALL, V3, documentWith, documentWithSchema, operation, type FixCase } from './fixCase';

const OLD = ['2.0', '3.0', '3.1'] as const;

/** Findings about schemas. */
export const SCHEMA_CASES: readonly FixCase[] = [
  { code: 'array-items', name: 'none', versions: ALL, build: (v) => documentWithSchema(v, { type: 'array', maxItems: 5 }) },
  {
    code: 'array-items',
    name: 'null',
    versions: ['3.0'],
    build: (v) => documentWithSchema(v, { type: 'array', maxItems: 5, items: null }),
  },
  {
    code: 'duplicated-entry-in-enum',
    name: 'scalars and types',
    versions: ALL,
    build: (v) => documentWithSchema(v, { type: 'string', enum: ['a', 'b', 'a', 'c', 'c', 'c'] }),
  },
  {
    code: 'duplicated-entry-in-enum',
    name: 'the first twice',
    versions: ALL,
    build: (v) => documentWithSchema(v, { enum: [1, 1, '1', null, null] }),
  },
  {
    code: 'typed-enum',
    name: 'numbers as strings',
    versions: ALL,
    build: (v) => documentWithSchema(v, { type: 'string', enum: [1, true, 'a', 2.5] }),
  },
  {
    code: 'typed-enum',
    name: 'strings as integers',
    versions: ALL,
    build: (v) => documentWithSchema(v, { type: 'integer', format: 'int32', minimum: 0, maximum: 9, enum: ['1', 2, '3'] }),
  },
  {
    code: 'no-$ref-siblings',
    name: 'three siblings',
    versions: ['2.0', '3.0'],
    build: (v) => {
      const place = v === '2.0' ? '#/definitions/A' : '#/components/schemas/A';
      const schemas = { A: { type: 'object' } };
      return {
        ...documentWithSchema(v, { description: 'x', $ref: place, nullable: true, title: 'y' }),
        ...(v === '2.0' ? { definitions: schemas } : { components: { schemas } }),
      };
    },
  },
  {
    code: 'oas3_2-no-deprecated-xml-attribute',
    name: 'one',
    versions: ['3.2'],
    build: (v) => documentWithSchema(v, { type: 'object', properties: { id: { type: 'boolean', xml: { name: 'id', attribute: true } } } }),
  },
  {
    code: 'owasp:api4:2023-string-limit',
    name: 'plain',
    versions: OLD,
    build: (v) => documentWithSchema(v, { type: 'string', pattern: '^a' }),
  },
  {
    code: 'owasp:api4:2023-string-limit',
    name: 'a date and one with a long example',
    versions: ['3.0', '3.1'],
    build: (v) =>
      documentWithSchema(
        v,
        { type: 'object', properties: { on: { type: 'string', format: 'date' }, text: { type: 'string', pattern: '^x' } } },
        { example: { on: '2026-01-01', text: 'x'.repeat(300) } },
      ),
  },
  {
    code: 'owasp:api4:2023-string-limit',
    name: 'a parameter',
    versions: ['2.0'],
    build: (v) =>
      documentWith(v, { get: operation({ parameters: [{ name: 'q', in: 'query', description: 'x', type: 'string', format: 'uuid' }] }) }),
  },
  {
    code: 'owasp:api4:2023-string-limit',
    name: 'one of two types',
    versions: ['3.1'],
    build: (v) => documentWithSchema(v, { type: ['string', 'null'], format: 'email' }),
  },
  {
    code: 'owasp:api4:2023-array-limit',
    name: 'plain',
    versions: OLD,
    build: (v) => documentWithSchema(v, { type: 'array', items: { type: 'boolean' } }),
  },
  {
    code: 'owasp:api4:2023-string-limit',
    name: 'the values of a map, of maps',
    versions: ['3.0'],
    build: (v) =>
      documentWithSchema(v, {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: { type: 'string', pattern: '^a' } },
      }),
  },
  {
    code: 'owasp:api3:2023-constrained-additionalProperties',
    name: 'a map of maps',
    versions: ['3.0'],
    build: (v) =>
      documentWithSchema(v, {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: { type: 'boolean' } },
      }),
  },
  {
    code: 'owasp:api4:2023-array-limit',
    name: 'with a long example',
    versions: ['3.0', '3.1'],
    build: (v) =>
      documentWithSchema(v, { type: 'array', items: { type: 'boolean' } }, { example: Array.from({ length: 150 }, () => true) }),
  },
  {
    code: 'owasp:api4:2023-integer-limit',
    name: 'plain',
    versions: ['3.1'],
    build: (v) => documentWithSchema(v, { type: 'integer', format: 'int32' }),
  },
  {
    code: 'owasp:api4:2023-integer-limit',
    name: 'half',
    versions: ['3.1'],
    build: (v) => documentWithSchema(v, { type: 'integer', format: 'int64', exclusiveMinimum: 0 }, { example: 3_000_000_000 }),
  },
  {
    code: 'owasp:api4:2023-integer-limit-legacy',
    name: 'plain',
    versions: ['2.0', '3.0'],
    build: (v) => documentWithSchema(v, { type: 'integer', format: 'int32' }),
  },
  {
    code: 'owasp:api4:2023-integer-limit-legacy',
    name: 'half, with an example beyond 32 bits',
    versions: ['3.0'],
    build: (v) => documentWithSchema(v, { type: 'integer', minimum: 1, example: 3_000_000_000 }),
  },
  {
    code: 'owasp:api4:2023-integer-format',
    name: 'plain',
    versions: OLD,
    build: (v) => documentWithSchema(v, { type: 'integer', minimum: 0, maximum: 9 }),
  },
  {
    code: 'owasp:api3:2023-no-additionalProperties',
    name: 'true, with an example',
    versions: ['3.0'],
    build: (v) =>
      documentWithSchema(
        v,
        { type: 'object', properties: { a: { type: 'boolean' } }, additionalProperties: true },
        { example: { a: true } },
      ),
  },
  {
    code: 'owasp:api3:2023-no-additionalProperties',
    name: 'anything, inside another',
    versions: ['3.0'],
    build: (v) =>
      documentWithSchema(v, {
        type: 'object',
        properties: { b: { type: 'object', additionalProperties: {} } },
        additionalProperties: true,
      }),
  },
  {
    code: 'owasp:api3:2023-constrained-additionalProperties',
    name: 'a map',
    versions: ['3.0'],
    build: (v) => documentWithSchema(v, { type: 'object', additionalProperties: { type: 'boolean' } }),
  },
  {
    code: 'owasp:api3:2023-no-unevaluatedProperties',
    name: 'true',
    versions: ['3.1'],
    build: (v) => documentWithSchema(v, { type: 'object', unevaluatedProperties: true }),
  },
  {
    code: 'owasp:api3:2023-constrained-unevaluatedProperties',
    name: 'a map',
    versions: ['3.1'],
    build: (v) => documentWithSchema(v, { type: 'object', unevaluatedProperties: { type: 'boolean' } }),
  },
];

/** Findings about responses. */
export const RESPONSE_CASES: readonly FixCase[] = [
  ...[
    'owasp:api4:2023-rate-limit-responses-429',
    'owasp:api8:2023-define-error-responses-401',
    'owasp:api8:2023-define-error-responses-500',
  ].flatMap((code): FixCase[] => [
    { code, name: 'none', versions: V3, build: (v) => documentWith(v, { get: operation() }) },
    {
      code,
      name: 'without a body',
      versions: V3,
      build: (v) =>
        documentWith(v, {
          get: operation({
            responses: Object.fromEntries(['200', '401', '429', '500'].map((status) => [status, { description: status }])),
          }),
        }),
    },
  ]),
  { code: 'owasp:api8:2023-define-error-validation', name: 'none', versions: ALL, build: (v) => documentWith(v, { get: operation() }) },
  {
    code: 'owasp:api4:2023-rate-limit',
    name: 'no headers, other headers, a 429',
    versions: V3,
    build: (v) =>
      documentWith(v, {
        get: operation({
          responses: {
            '200': { description: 'a' },
            '404': { description: 'b', headers: { 'X-A': { schema: { type: 'boolean' } } } },
            '429': { description: 'c' },
          },
        }),
      }),
  },
  {
    code: 'owasp:api4:2023-rate-limit',
    name: 'a component that a 429 refers to',
    versions: V3,
    build: (v) =>
      documentWith(
        v,
        { get: operation({ responses: { '429': { $ref: '#/components/responses/A' } } }) },
        { components: { responses: { A: { description: 'Too many.' } } } },
      ),
  },
  {
    code: 'owasp:api4:2023-rate-limit-retry-after',
    name: 'one',
    versions: V3,
    build: (v) =>
      documentWith(v, {
        get: operation({ responses: { '429': { description: 'c', headers: { 'X-A': { schema: { type: 'boolean' } } } } } }),
      }),
  },
  {
    code: 'owasp:api8:2023-define-cors-origin',
    name: 'one',
    versions: ALL,
    build: (v) => {
      const header = v === '2.0' ? { type: 'boolean' } : { schema: { type: 'boolean' } };
      return documentWith(v, { get: operation({ responses: { '200': { description: 'c', headers: { 'X-A': header } } } }) });
    },
  },
];
