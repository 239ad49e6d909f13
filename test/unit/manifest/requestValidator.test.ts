import assert from 'node:assert/strict';
import { isJsonArray } from '../../../server/src/document/jsonValue';
import { at, each, exported, refused, shop } from './exported';

const validated = (operation: string, components = '', version = '3.0.3') =>
  exported(shop(`x-kong-plugin-request-validator: {}\npaths:\n  /p/{id}:\n    post: ${operation}\n${components}`, version));
const config = (manifest: ReturnType<typeof exported>, ...key: (string | number)[]) =>
  at(manifest, 'services', 0, 'routes', 0, 'plugins', 0, 'config', ...key);
const body = (schema: string, components = '', version = '3.0.3') =>
  config(validated(`{ requestBody: { content: { application/json: { schema: ${schema} } } } }`, components, version), 'body_schema');

describe('request-validator', () => {
  it('is left out where there is nothing to validate', () =>
    assert.deepEqual(each(validated('{}'), 'name', 'services', 0, 'routes', 0, 'plugins'), []));

  it('describes parameters, but no cookies', () => {
    const manifest = validated(
      '{ parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: s, in: cookie }, { name: Q, in: query }] }',
    );
    assert.deepEqual(config(manifest), {
      parameter_schema: [
        { explode: false, in: 'path', name: 'id', required: true, schema: '{"type":"string"}', style: 'simple' },
        { explode: true, in: 'query', name: 'Q', required: false, style: 'form' },
      ],
      version: 'draft4',
    });
  });

  it('describes the first JSON body and lists all content types', () => {
    const manifest = validated(
      '{ requestBody: { content: { text/plain: {}, application/vnd.a+json: { schema: { type: object } }, application/json: { schema: { type: string } } } } }',
    );
    assert.deepEqual(config(manifest), {
      allowed_content_types: ['application/json', 'application/vnd.a+json', 'text/plain'],
      body_schema: '{"type":"object"}',
      version: 'draft4',
    });
  });

  it('keeps what the plugin says itself', () => {
    const manifest = exported(
      shop(
        "paths:\n  /p:\n    post: { x-kong-plugin-request-validator: { config: { body_schema: '{}', allowed_content_types: [a/b] } } }\n",
      ),
    );
    assert.deepEqual(config(manifest), { allowed_content_types: ['a/b'], body_schema: '{}' });
  });

  it('needs a type beside a choice in a parameter', () => {
    const [problem] = refused(
      shop(
        'x-kong-plugin-request-validator: {}\npaths:\n  /p:\n    get: { parameters: [{ name: q, in: query, schema: { oneOf: [{ type: string }] } }] }\n',
      ),
    );
    assert.match(problem?.message ?? '', /needs a type beside oneOf or anyOf/);
    assert.equal(problem?.range.start.line, 7);
  });
});

describe('schemas', () => {
  it('puts what has no name in place of what is before it', () => {
    assert.equal(body('{ properties: { a: {}, "": { title: q }, b: {} } }'), '{"properties":{"b":{},"title":"q"}}');
    assert.equal(body('{ properties: { a: {}, "": {} } }'), '{}');
  });

  it('takes the names in its objects for texts', () => {
    assert.equal(body('{ xml: { name: 1.50, wrapped: x }, externalDocs: { url: } }'), '{"externalDocs":{"url":""},"xml":{"name":"1.50"}}');
    assert.equal(body('{ discriminator: { propertyName: [a] } }'), '{"discriminator":{"propertyName":""}}');
  });

  it('counts in digits, in JSON too', () => {
    const spec = (schema: string) => ({
      openapi: '3.0.0',
      info: { title: 't' },
      paths: { '/p': { post: { requestBody: { content: { 'application/json': { schema } } } } } },
      'x-kong-plugin-request-validator': {},
    });
    const text = JSON.stringify(spec('@')).replace('"@"', '{"minLength":1e2,"maxLength":3.0,"maxItems":7}');
    assert.equal(config(exported(text), 'body_schema'), '{"maxItems":7,"maxLength":0,"minLength":0}');
  });

  const SCHEMAS =
    "components: { schemas: { A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }, B: { type: array, items: { $ref: '#/components/schemas/A' } } } }\n";
  it('bring what they refer to, in circles too', () => {
    assert.equal(
      body("{ $ref: '#/components/schemas/B' }", SCHEMAS),
      '{"$ref":"#/definitions/B","definitions":{"A":{"properties":{"b":{"$ref":"#/definitions/B"}},"type":"object"},"B":{"items":{"$ref":"#/definitions/A"},"type":"array"}}}',
    );
  });

  const carried: readonly (readonly [name: string, schema: string, text: string])[] = [
    ['unknown keywords go, extensions stay', '{ type: string, foo: 1, x-foo: 1 }', '{"type":"string","x-foo":1}'],
    [
      'false flags go, false access stays',
      '{ uniqueItems: false, nullable: false, deprecated: true, readOnly: false }',
      '{"deprecated":true,"readOnly":false}',
    ],
    ['limits of 0 stay', '{ minLength: 0, maximum: 0, minimum: -1.5 }', '{"maximum":0,"minLength":0,"minimum":-1.5}'],
    ['one type in an array is one type', '{ type: [string] }', '{"type":"string"}'],
    ['names are texts', '{ required: [a, 1] }', '{"required":["a","1"]}'],
    ['empty lists go, but for required', '{ enum: [], allOf: [], required: [] }', '{"required":[]}'],
    [
      'objects keep their own fields',
      '{ discriminator: { propertyName: a, foo: 1 }, xml: { name: b, x-y: 2 } }',
      '{"discriminator":{"propertyName":"a"},"xml":{"name":"b","x-y":2}}',
    ],
    ['a schema may be a boolean', '{ additionalProperties: false, items: true }', '{"additionalProperties":false,"items":true}'],
  ];
  for (const [name, schema, text] of carried) it(name, () => assert.equal(body(schema), text));

  it('with keywords beside a $ref are read by their version', () => {
    const schema = "{ type: object, properties: { a: { $ref: '#/components/schemas/N', description: d } } }";
    const components = 'components: { schemas: { N: { type: integer } } }\n';
    assert.equal(
      body(schema, components),
      '{"definitions":{"N":{"type":"integer"}},"properties":{"a":{"allOf":[{"description":"d"},{"$ref":"#/definitions/N"}]}},"type":"object"}',
    );
    // The definition of what is first met with keywords beside it holds those alone: so does decK.
    assert.equal(
      body(schema, components, '3.1.0'),
      '{"definitions":{"N":{"$ref":"#/definitions/N","description":"d"}},"properties":{"a":{"$ref":"#/definitions/N","description":"d"}},"type":"object"}',
    );
  });

  it('that require themselves are refused, unless circular references are ignored', () => {
    const text = shop(
      "paths: {}\ncomponents:\n  schemas:\n    A: { required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }\n    B: { required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }\n",
    );
    const [problem] = refused(text);
    assert.match(problem?.message ?? '', /A → B → A/);
    assert.equal(problem?.range.start.line, 7);
    assert.ok(isJsonArray(at(exported(text, { ignoreCircularRefs: true }), 'services')));
  });

  // decK takes such a schema for none; inside another one it breaks off.
  it('that cannot be read are left out as a whole, with a note', () => {
    const body = (schema: string): string =>
      shop(
        `x-kong-plugin-request-validator: {}\npaths:\n  /p: { post: { requestBody: { content: { application/json: { schema: ${schema} } } } } }\n`,
      );
    const manifest = exported(body('{ title: t, allOf: { type: string } }'));
    assert.deepEqual(at(manifest, 'services', 0, 'routes', 0, 'plugins'), []);
    assert.match(manifest.notes[0]?.message ?? '', /not validated, since allOf makes no sense/);
    assert.match(refused(body('{ properties: { a: { items: [] } } }'))[0]?.message ?? '', /items makes no sense/);
    const inside = exported(body('{ patternProperties: { a: { not: true }, b: { type: string } }, if: { contains: false } }'));
    const schema = at(inside, 'services', 0, 'routes', 0, 'plugins', 0, 'config', 'body_schema');
    assert.equal(schema, '{"patternProperties":{"b":{"type":"string"}}}');
  });

  it('name other schemas by texts alone', () => {
    const text = shop(
      'x-kong-plugin-request-validator: {}\npaths:\n  /p: { get: { parameters: [{ name: a, in: query, schema: { $ref: 1 } }] } }\n',
    );
    assert.match(refused(text)[0]?.message ?? '', /Expected \$ref to be a string/);
  });
});
