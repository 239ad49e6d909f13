import assert from 'node:assert/strict';
import { at, each, exported, refused, shop } from './exported';

// Each expected value is what decK 1.65.1 wrote.
const body = (schema: string, anchors: string) =>
  at(
    exported(
      shop(
        `${anchors}x-kong-plugin-request-validator: {}\npaths:\n  /a: { post: { requestBody: { content: { application/json: { schema: ${schema} } } } } }\n`,
        '3.1.0',
      ),
    ),
    'services',
    0,
    'routes',
    0,
    'plugins',
    0,
    'config',
    'body_schema',
  );

describe('aliases and merge keys as decK reads them', () => {
  const schemas: readonly (readonly [what: string, schema: string, text: string])[] = [
    ['a schema', '{ items: *s }', '{"items":{"type":"string"}}'],
    ['a merged schema', '{ <<: *s, title: t }', '{"title":"t","type":"string"}'],
    ['a list of texts', '{ required: [*n, b] }', '{"required":["n","b"]}'],
    ['types', '{ type: [*n, "null"] }', '{"type":["n","null"]}'],
    [
      'targets of a discriminator',
      '{ discriminator: { propertyName: *n, mapping: { a: *n } } }',
      '{"discriminator":{"mapping":{"a":"n"},"propertyName":"q"}}',
    ],
    ['a value', '{ default: *n }', '{"default":"q"}'],
    ['inside a value', '{ default: { a: *n }, enum: [*n, b], x-a: [*n], title: t }', '{"title":"t"}'],
    ['what stands before a merge key', '{ title: own, <<: *t }', '{"minLength":3,"title":"own"}'],
    ['a merged $ref, which gives way', '{ title: own, <<: *r }', '{"minLength":3,"title":"m"}'],
    ['properties', '{ properties: { <<: *p, b: {} } }', '{"properties":{"\\u003c\\u003c":{},"b":{}}}'],
  ];
  for (const [what, schema, text] of schemas) {
    it(what, () =>
      assert.equal(
        body(
          schema,
          'x-t: &t { title: m, minLength: 3 }\nx-r: &r { $ref: "#/x-t" }\nx-s: &s { type: string }\nx-n: &n q\nx-p: &p { a: { type: string } }\n',
        ),
        text,
      ),
    );
  }

  it('tags and header values', () => {
    const manifest = exported(
      shop(
        'x-n: &n q\nx-kong-tags: [*n]\npaths:\n  /a: { get: { parameters: [{ name: h, in: header, required: true, schema: { enum: [*n, , r] } }] } }\n',
      ),
    );
    assert.deepEqual(at(manifest, 'services', 0, 'tags'), ['n']);
    assert.deepEqual(each(manifest, 'headers', 'services', 0, 'routes'), [{ h: ['n'] }, { h: ['r'] }, undefined]);
  });

  it('media types', () => {
    const text = shop(
      'x-c: &c { application/json: {} }\nx-kong-plugin-request-validator: {}\npaths:\n  /a: { post: { requestBody: { content: { <<: *c } } } }\n',
    );
    assert.deepEqual(at(exported(text), 'services', 0, 'routes', 0, 'plugins'), []);
  });

  it('what stands before a merge key counts at every level', () => {
    const manifest = exported(
      'openapi: 3.0.3\nx-s: &s { url: https://merged.example }\nx-o: &o { operationId: merged }\ninfo: { title: t }\n' +
        'servers: [{ url: https://own.example, <<: *s }]\npaths: { /a: { get: { operationId: own, <<: [*o] } } }\n',
    );
    assert.equal(at(manifest, 'services', 0, 'host'), 'own.example');
    assert.equal(at(manifest, 'services', 0, 'routes', 0, 'name'), 't_own');
  });

  it('an alias inside what it stands for is no crash', () => {
    const text = 'openapi: 3.0.3\nx-m: &m { x-a: 1 }\ninfo: { title: t }\nx-o: { x-a: &a { b: *a }, <<: *m }\npaths: {}\n';
    assert.equal(at(exported(text), 'services', 0, 'name'), 't');
  });

  it('a merged $ref that leads to itself is refused', () => {
    const [problem] = refused(
      shop(
        'x-kong-plugin-request-validator: {}\nx-r: &r { $ref: "#/components/schemas/A" }\ncomponents: { schemas: { A: { items: { <<: *r } } } }\n' +
          'paths:\n  /a: { post: { requestBody: { content: { application/json: { schema: { <<: *r } } } } } }\n',
      ),
    );
    assert.match(problem?.message ?? '', /comes by a merge key/);
  });

  it('a merge key inside dependentRequired makes no sense there', () => {
    const text = shop(
      'x-d: &d { a: [b] }\nx-kong-plugin-request-validator: {}\npaths:\n' +
        '  /a: { post: { requestBody: { content: { application/json: { schema: { dependentRequired: { <<: *d } } } } } } }\n',
      '3.1.0',
    );
    assert.deepEqual(at(exported(text), 'services', 0, 'routes', 0, 'plugins'), []);
  });

  it('a carriage return alone ends a line', () => {
    const text = shop(
      'paths:\n  /a:\n    get:\n      parameters:\n        - name: h\n          in: header\n          required: true\n          schema:\n            enum:\n              - a\n              - null\n',
    );
    assert.deepEqual(each(exported(text.replaceAll('\n', '\r')), 'headers', 'services', 0, 'routes'), [
      { h: ['a'] },
      { h: ['null'] },
      undefined,
    ]);
  });

  it('a $ref of any media type has to be a text', () => {
    for (const plain of ['{ $ref: {} }', '{ schema: { $ref: {} } }']) {
      const [problem] = refused(
        shop(
          `x-kong-plugin-request-validator: {}\npaths:\n  /a: { post: { requestBody: { content: { application/json: { schema: {} }, text/plain: ${plain} } } } }\n`,
        ),
      );
      assert.match(problem?.message ?? '', /Expected \$ref to be a string/);
    }
  });

  it('a way through a $ref that leads into itself is refused', () => {
    const [problem] = refused('openapi: 3.0.0\npaths: {}\ncomponents: { $ref: "#/components/parameters/a" }\n');
    assert.match(problem?.message ?? '', /leads back to itself/);
  });
});
