/** The objects of the OpenAPI Specification that the mock reads, schemas aside. */
export type ObjectKind =
  'operation' | 'parameter' | 'requestBody' | 'response' | 'header' | 'mediaType' | 'encoding' | 'example' | 'securityScheme';

/** What stands under a field: an object of a kind, a list or a map of them, or a schema. */
export type Field = { readonly holds: 'one' | 'list' | 'map'; readonly kind: ObjectKind } | { readonly holds: 'schema' };

const SCHEMA: Field = { holds: 'schema' };
const map = (kind: ObjectKind): Field => ({ holds: 'map', kind });

/** By kind, the fields that hold what may be a `$ref` (OpenAPI 2.0 to 3.2); every other field is data and is taken as it stands. */
export const OPENAPI_FIELDS: Readonly<Record<ObjectKind, ReadonlyMap<string, Field>>> = {
  operation: new Map<string, Field>([
    ['parameters', { holds: 'list', kind: 'parameter' }],
    ['requestBody', { holds: 'one', kind: 'requestBody' }],
    ['responses', map('response')],
  ]),
  parameter: new Map([
    ['schema', SCHEMA],
    ['content', map('mediaType')],
    ['examples', map('example')],
  ]),
  requestBody: new Map([['content', map('mediaType')]]),
  response: new Map([
    ['headers', map('header')],
    ['content', map('mediaType')],
    ['schema', SCHEMA],
  ]),
  header: new Map([
    ['schema', SCHEMA],
    ['content', map('mediaType')],
    ['examples', map('example')],
  ]),
  mediaType: new Map([
    ['schema', SCHEMA],
    ['examples', map('example')],
    ['encoding', map('encoding')],
  ]),
  encoding: new Map([['headers', map('header')]]),
  example: new Map(),
  securityScheme: new Map(),
};

/** Left out of every object: callbacks would make the mock send requests of its own, links say nothing about the answer. */
export const UNREAD_FIELDS: ReadonlySet<string> = new Set(['callbacks', 'links', 'servers']);
