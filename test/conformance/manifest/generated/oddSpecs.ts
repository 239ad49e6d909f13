import fc from 'fast-check';
import { stringify } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';
import { OPTION_PAIRS, SINGLE_OPTIONS, type OptionSet } from '../options';
import { atAnyLevel, operation, parameter, requestBody } from './oddOperations';
import { schema, SCHEMA_NAMES } from './oddSchemas';
import { oddName, oneOf, seldom, servers, written } from './oddValues';

/** A small odd document, how it is written, and the options to export it with. */
export interface OddSpec {
  readonly document: JsonObject;
  readonly text: string;
  readonly options: OptionSet;
}

const path = fc.constantFrom(
  '/',
  '/a',
  '/a/',
  '/a/{id}',
  '/a/{id}/',
  '/b/{petId}/c/{pet-id}',
  '/x.y',
  '/x(y)',
  '/q?z',
  '/st*r',
  '/dol$',
  '/sq[1]',
  '/plus+',
  '/{filter[a]}',

  '/ünï',
  '/{ünï}/x',
  '/{a.b}',
  '/Москва',
  '/{id}{q}',
  '/{id}/{id}',
  '//',
  '/a b',
  '/{}',
  '/x}y',
  '/pipe|',
  '/back\\slash',
  '/^c',
  '/北/{名}',
  `/{${'x'.repeat(31)}}`,
  `/{${'y'.repeat(33)}}`,
  `/{${'z'.repeat(127)}}`,
  '/~t',
  '/%20',
  '/-',
  '/{a b}',
  'no-slash',
);
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

const pathItem = fc
  .record({
    ...atAnyLevel,
    parameters: seldom(3, fc.array(parameter, { minLength: 1, maxLength: 2 })),
    operations: fc.dictionary(fc.constantFrom(...METHODS), operation, { maxKeys: 3, noNullPrototype: true }),
    summary: seldom(20, oneOf('s')),
    additionalOperations: seldom(30, fc.record({ COPY: operation })),
    GET: seldom(40, operation),
  })
  .map(({ operations, ...rest }) => written({ ...rest, ...operations }));

const openIdConnect = oneOf(
  {},
  { 'x-kong-security-openid-connect': { config: { scopes_required: ['q', 'a'], issuer: 'z' } } },
  { 'x-kong-security-openid-connect': { enabled: true, config: { run_on_preflight: false } } },
  { 'x-kong-security-openid-connect': { $ref: '#/components/x-kong/oidc' } },
);

const components = fc
  .record({
    schemas: fc.record(Object.fromEntries(SCHEMA_NAMES.map((name) => [name, schema]))),
    parameters: fc.record({ p1: parameterOf('header'), p2: parameterOf('query'), p3: parameterOf('path'), p4: parameterOf('cookie') }),
    requestBodies: fc.record({ b1: requestBody.filter((body) => isJsonObject(body) && !('$ref' in body)) }),
    scheme: openIdConnect,
    circles: seldom(8, fc.constant(true)),
    'x-kong-plugin-never': seldom(20, oneOf({})),
  })
  .map(({ scheme, circles, schemas, ...rest }) => ({
    ...rest,
    schemas: circles === true ? schemas : withoutCircles(schemas),
    pathItems: { pi: { get: { responses: {} } } },
    securitySchemes: {
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://i.d/x', ...(isJsonObject(scheme) ? scheme : {}) },
      oidc2: { type: 'openid_connect' },
      'oïdc 3': { $ref: '#/components/securitySchemes/oidc' },
      key: { type: 'apiKey', name: 'k', in: 'header' },
    },
    'x-kong': {
      sd: { retries: 9 },
      ud: { slots: 11 },
      rd: { preserve_host: true },
      plugins: { p1: { config: { ref: 1 } } },
      oidc: { config: { client_id: ['a'] } },
    },
  }));

const oddDocument = fc
  .record({
    openapi: fc.constantFrom('3.0.0', '3.0.3', '3.1.0', '3.2.0'),
    info: fc.record({ title: fc.oneof(oddName, fc.constant('Simple API overview')), version: fc.constant('1') }),
    ...atAnyLevel,
    servers: seldom(2, servers),
    paths: fc.array(fc.tuple(path, pathItem), { maxLength: 4 }),
    extension: seldom(10, oneOf({ a: 1 })),
    reference: seldom(10, oneOf({ $ref: '#/components/pathItems/pi' })),
    components,
  })
  .map(({ paths, extension, reference, ...rest }) => {
    const written_ = written({ ...rest, paths: { ...Object.fromEntries(paths), 'x-foo': extension, '/ref': reference } });
    return isJsonObject(written_) ? written_ : {};
  });

/** Small odd documents with options; `shrunk` documents lose one thing after the other. */
export const oddSpec: fc.Arbitrary<OddSpec> = fc
  .tuple(oddDocument, fc.constantFrom(...SINGLE_OPTIONS, ...OPTION_PAIRS), fc.boolean())
  .map(([document, options, asYaml]) => ({ document, options, text: asYaml ? inYaml(document) : JSON.stringify(document) }));

/** YAML that every reader takes the same way: decK's takes the separators of Unicode for line ends. */
function inYaml(value: JsonObject): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 }).replaceAll(/[\u0085\u2028\u2029]/g, '');
}

function parameterOf(place: string): fc.Arbitrary<JsonValue> {
  const choices = fc.oneof(schema, oneOf({ type: 'string', enum: ['r', 's'] }));
  return fc
    .record({ name: oneOf('id', 'petId', 'X-Env', 'q', '名'), in: oneOf(place), required: oneOf(true), schema: choices })
    .map(written);
}

/** Schemas whose references lead to later ones only, or to nothing more than a type. */
function withoutCircles(schemas: Readonly<Record<string, JsonValue>>): JsonValue {
  const entries = SCHEMA_NAMES.map((name, index) => {
    const text = JSON.stringify(schemas[name] ?? {}).replaceAll(
      /"\$ref":"#\/components\/schemas\/([^"]*)"/g,
      (reference, target: string) => {
        const later = SCHEMA_NAMES.slice(index + 1);
        const [next] = later;
        if (later.includes(target.replaceAll('~1', '/'))) return reference;
        return next === undefined ? '"type":"string"' : `"$ref":"#/components/schemas/${next.replaceAll('/', '~1')}"`;
      },
    );
    return [name, JSON.parse(text)];
  });
  return written(Object.fromEntries(entries));
}
