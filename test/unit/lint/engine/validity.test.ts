import assert from 'node:assert/strict';
import draft4 from '@stoplight/spectral-rulesets/dist/oas/schemas/json-schema/draft-04.json';
import schema2 from '@stoplight/spectral-rulesets/dist/oas/schemas/oas/v2.0.json';
import schema3 from '@stoplight/spectral-rulesets/dist/oas/schemas/oas/v3.0.json';
import { oas2_0, oas3_0 } from '@stoplight/spectral-rulesets/dist/oas/schemas/validators';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../server/src/document/jsonValue';
import { NotForetold } from '../../../../server/src/lint/engine/examples/fault';
import { Validity } from '../../../../server/src/lint/engine/validity';

const info = {
  title: 'a',
  version: '1',
  contact: { name: 'n', url: 'https://a.example', email: 'a@b.example' },
  license: { name: 'l', url: 'https://a.example' },
};
const docs = { url: 'https://a.example', description: 'd' };

const OPENAPI_2: JsonObject = {
  swagger: '2.0',
  info,
  host: 'a.example:80',
  basePath: '/v1',
  schemes: ['https', 'http'],
  consumes: ['application/json'],
  produces: ['application/json', 'text/plain'],
  tags: [{ name: 't', externalDocs: docs }, { name: 'u' }],
  externalDocs: docs,
  security: [{ basic: [] }, { oauth: ['r'] }],
  'x-any': { of: ['this'] },
  paths: {
    '/a/{id}': {
      parameters: [{ $ref: '#/parameters/id' }, { name: 'b', in: 'body', required: true, schema: { $ref: '#/definitions/A' } }],
      get: {
        tags: ['t'],
        deprecated: false,
        parameters: [
          { name: 'q', in: 'query', type: 'array', items: { type: 'string', enum: ['x', 'y'] }, collectionFormat: 'multi', minItems: 0 },
          { name: 'h', in: 'header', type: 'integer', maximum: 5, exclusiveMaximum: true, multipleOf: 1 },
          { name: 'f', in: 'formData', type: 'file' },
        ],
        responses: {
          '200': {
            description: 'd',
            schema: { type: 'file' },
            headers: { 'X-A': { type: 'string', pattern: '^a' } },
            examples: { 'text/plain': 'a' },
          },
          default: { $ref: '#/responses/E' },
        },
      },
    },
  },
  definitions: {
    A: {
      type: 'object',
      required: ['a'],
      minProperties: 1,
      properties: { a: { type: ['string', 'null'], minLength: 1 }, b: { $ref: '#/definitions/A' }, c: { allOf: [{ type: 'integer' }] } },
      additionalProperties: { type: 'array', items: { type: 'number', default: 1 }, uniqueItems: true },
      discriminator: 'a',
      xml: { name: 'a', wrapped: true },
      example: { any: [1] },
    },
  },
  parameters: { id: { name: 'id', in: 'path', required: true, type: 'string', format: 'uuid' } },
  responses: { E: { description: 'e' } },
  securityDefinitions: {
    basic: { type: 'basic' },
    key: { type: 'apiKey', name: 'k', in: 'header' },
    oauth: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://a.example', scopes: { r: 'read' } },
  },
};

const OPENAPI_3: JsonObject = {
  openapi: '3.0.3',
  info,
  servers: [{ url: 'https://{host}.example', variables: { host: { default: 'a', enum: ['a', 'b'] } } }],
  tags: [{ name: 't' }, { name: 'u', externalDocs: docs }],
  externalDocs: docs,
  security: [{ key: [] }, { oauth: ['r', 'w'] }],
  'x-any': { of: ['this'] },
  paths: {
    '/a/{id}': {
      summary: 's',
      parameters: [{ $ref: '#/components/parameters/id' }],
      servers: [{ url: '/b' }],
      get: {
        operationId: 'o',
        parameters: [
          { name: 'q', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object' }, example: { a: 1 } },
          { name: 'h', in: 'header', content: { 'application/json': { schema: { type: 'string' } } } },
          { name: 'c', in: 'cookie', allowEmptyValue: true, schema: { $ref: '#/components/schemas/A' }, examples: { e: { value: 1 } } },
        ],
        responses: {
          '200': {
            description: 'd',
            headers: { 'X-A': { schema: { type: 'string' }, required: true } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/A' }, example: [1] } },
            links: { l: { operationId: 'o', parameters: { id: '$request.path.id' } } },
          },
          '4XX': { $ref: '#/components/responses/E' },
          default: { description: 'd' },
        },
        callbacks: { c: { '{$request.body#/url}': { post: { responses: { '200': { description: 'd' } } } } } },
      },
      post: {
        requestBody: {
          required: true,
          content: { 'multipart/form-data': { schema: {}, encoding: { a: { contentType: 'text/plain', style: 'form' } } } },
        },
        responses: { '201': { description: 'd' } },
        security: [],
      },
    },
  },
  components: {
    schemas: {
      A: {
        type: 'object',
        required: ['a', 'b'],
        maxProperties: 9,
        properties: {
          a: { type: 'string', pattern: '^a+$', minLength: 1, nullable: true },
          b: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'integer', minimum: 1, exclusiveMinimum: true }] },
          c: { type: 'array', items: { not: { enum: [1, 'a', null] } }, minItems: 0, uniqueItems: true },
        },
        additionalProperties: { anyOf: [{ allOf: [{ type: 'number', multipleOf: 0.5 }] }] },
        discriminator: { propertyName: 'a', mapping: { x: '#/components/schemas/A' } },
        externalDocs: docs,
        xml: { namespace: 'https://a.example', attribute: false },
      },
    },
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    responses: { E: { description: 'e' } },
    examples: { e: { summary: 's', value: { a: 1 } } },
    requestBodies: { r: { content: { 'text/plain': {} } } },
    headers: { H: { schema: { type: 'integer' } } },
    securitySchemes: {
      key: { type: 'apiKey', name: 'k', in: 'query' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      oauth: {
        type: 'oauth2',
        flows: {
          implicit: { authorizationUrl: 'https://a.example', scopes: { r: '' } },
          clientCredentials: { tokenUrl: '/t', scopes: {} },
        },
      },
      sso: { type: 'openIdConnect', openIdConnectUrl: 'https://a.example/o' },
    },
    links: { L: { operationRef: '#/paths/~1a/get' } },
    callbacks: { C: { $ref: '#/components/callbacks/D' } },
  },
};

/** What an edit may leave at a place. */
const SIMPLE = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  NaN,
  Infinity,
  '',
  'a',
  'string',
  'object',
  '%',
  'no uri',
  '(',
  'http',
  'path',
  '/a',
  '#/a',
];
const LISTS = [
  [],
  [1, 1],
  ['a', 'a'],
  [{ a: 1 }, { a: 1 }],
  ['a'],
  [{}],
  [{ $ref: '#/a' }, { $ref: '#/a' }],
  [{ $ref: '#/a' }, { $ref: '#/b' }, { a: 1 }],
];
const OBJECTS = [
  { $ref: '#/a' },
  { $ref: 1 },
  { $ref: 'a b' },
  { type: 'string' },
  { name: 'a', in: 'path', required: true, schema: {} },
  { url: '' },
  { description: 'd' },
  { 'x-a': 1 },
  {},
];
const odd = fc.constantFrom<JsonValue[]>(...SIMPLE, ...LISTS, ...OBJECTS);
const name = fc.constantFrom(
  'x-a',
  'a',
  '$ref',
  '200',
  '2XX',
  '6XX',
  'default',
  '/a',
  'type',
  'in',
  'schema',
  'content',
  'get',
  'a b',
  '__proto__',
);
interface Edit {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'repeat';
  readonly name: string;
  readonly value: JsonValue;
}
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ at: fc.nat(2000), kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'repeat'), name, value: odd }),
  { maxLength: 3 },
);

/** A document after an edit at one of its members, counted as they come. */
function edited(document: JsonValue, { at, kind, name: other, value }: Edit): JsonValue {
  let left = at % Math.max(1, size(document));
  const walk = (each: JsonValue): JsonValue => {
    if (typeof each !== 'object' || each === null) return each;
    const members = Object.entries(each).flatMap(([key, member = null]): [string, JsonValue][] => {
      if (left-- !== 0) return [[key, walk(member)]];
      if (kind === 'remove') return [];
      if (kind === 'replace') return [[key, value]];
      if (kind === 'rename') return [[other, member]];
      return kind === 'add'
        ? [
            [key, member],
            [other, value],
          ]
        : [
            [key, member],
            [`${key}2`, member],
          ];
    });
    return Array.isArray(each) ? members.map(([, member]) => member) : Object.fromEntries(members);
  };
  return walk(document);
}

function size(value: JsonValue | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, member) => sum + 1 + size(member), 0);
}

/** A name like `__proto__` makes ajv throw while it notes what is wrong. */
function isValid(validator: (value: unknown) => unknown, value: JsonValue): boolean {
  try {
    return validator(value) === true;
  } catch (error) {
    assert.ok(error instanceof TypeError);
    return false;
  }
}

describe('whether a document is valid', () => {
  const versions = [
    { version: 2, document: OPENAPI_2, validity: new Validity(schema2, [draft4]), validator: oas2_0 },
    { version: 3, document: OPENAPI_3, validity: new Validity(schema3), validator: oas3_0 },
  ];
  for (const { version, document, validity, validator } of versions) {
    it(`is told of OpenAPI ${version} as Spectral’s own validator tells it`, () => {
      assert.ok(isValid(validator, document), 'the document is valid before it is edited');
      const found = { valid: 0, invalid: 0 };
      fc.assert(
        fc.property(edits, (all) => {
          const value = all.reduce<JsonValue>(edited, document);
          const expected = isValid(validator, value);
          found[expected ? 'valid' : 'invalid']++;
          assert.equal(validity.holds(value), expected, JSON.stringify(all));
        }),
        { numRuns: 2000 },
      );
      assert.ok(found.valid > 200 && found.invalid > 200, JSON.stringify(found));
    });
  }

  it('is not told where a schema has a keyword that is not known, once a value comes to it', () => {
    const validity = new Validity({ properties: { a: { $ref: '#/definitions/a' } }, definitions: { a: { maxLength: 1 } } });
    assert.equal(validity.holds({ b: 1 }), true);
    assert.throws(() => validity.holds({ a: 'b' }), NotForetold);
  });

  it('is not told where what has to be compared has a name of JavaScript’s', () => {
    const validity = new Validity({ uniqueItems: true });
    assert.throws(() => validity.holds([{ toString: 1 }, { toString: 2 }]), NotForetold);
    assert.throws(() => validity.holds([{ $ref: '#/a' }, { $ref: '#/b' }, { toString: 2 }]), NotForetold);
  });
});
