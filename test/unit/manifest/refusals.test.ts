import assert from 'node:assert/strict';
import { at, each, exported, refused, ROOT, shop } from './exported';
import { REFUSALS } from './refusalCases';

describe('what cannot be exported', () => {
  for (const [name, text, message, line] of REFUSALS) {
    it(`${name}: one clear problem with its line`, () => {
      const problems = refused(text);
      assert.match(problems[0]?.message ?? '', message);
      assert.equal(problems[0]?.range.start.line, line);
      assert.equal(problems[0]?.uri, ROOT);
    });
  }

  it('tabs inside a text or between brackets are fine', () => {
    assert.deepEqual(each(exported(shop('x-note: |\n  a\n  \tb\npaths: {\n\t/a: { get: {} } }\n')), 'name', 'services', 0, 'routes'), [
      'shop_a_get',
    ]);
  });

  it('every broken $ref is told at once', () => {
    const problems = refused(shop("paths:\n  /a: { $ref: '#/x' }\n  /b: { $ref: '#/y' }\n"));
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [5, 6],
    );
  });

  it('what is refused in one operation hides nothing of the others, and what they inherit is told once', () => {
    const item = (own: string): string => `{ get: { ${own} }, put: { x-kong-name: 'a: b' } }`;
    const problems = refused(
      shop(`paths:\n  /a: ${item('x-kong-service-defaults: 1')}\n  /b: ${item('')}\n  /c:\n    servers: [{ url: a }]\n    get: {}\n`),
    );
    assert.deepEqual(
      problems.map(({ range, path }) => [range.start.line, path.at(-1)]),
      [
        [5, 'x-kong-service-defaults'],
        [5, 'x-kong-name'],
        [6, 'x-kong-name'],
        [8, 'url'],
      ],
    );
    const inherited = refused(
      shop('x-kong-route-defaults: { regex_priority: a }\npaths:\n  /a: { get: {}, put: {} }\n  /b: { get: {} }\n'),
    );
    assert.deepEqual(
      inherited.map(({ range }) => range.start.line),
      [4],
    );
  });

  it('nothing is read from what a key like __proto__ brings in', () => {
    const defaults = 'x-kong-service-defaults: { __proto__: { host: evil }, constructor: 1 }';
    for (const text of [
      shop(`${defaults}\npaths: {}\n`),
      '{"openapi":"3.0.0","x-kong-service-defaults":{"__proto__":{"host":"evil"}},"paths":{}}',
    ]) {
      assert.equal(at(exported(text), 'services', 0, 'host'), 'localhost');
    }
    assert.equal(Object.hasOwn(Object.prototype, 'host'), false);
  });
});

describe('an unquoted version', () => {
  it('is read as it is written', () =>
    assert.equal(at(exported('openapi: 3.0\ninfo: { title: a }\npaths: {}\n'), 'services', 0, 'name'), 'a'));
});

describe('documents that the root refers to', () => {
  const PART = 'file:///project/parts/pets.yaml';
  const text = shop("x-kong-plugin-request-validator: {}\npaths:\n  /pets: { $ref: './parts/pets.yaml#/item' }\n");
  const part =
    'item:\n  post:\n    operationId: add\n    parameters: [{ $ref: "#/q" }]\nq: { name: q, in: query, schema: { type: string } }\n';

  it('are followed, and named as the origin', () => {
    const manifest = exported(text, {}, { [PART]: part });
    assert.deepEqual(each(manifest, 'name', 'services', 0, 'routes'), ['shop_add']);
    assert.deepEqual(manifest.origins.get('#/services/0/routes/0'), { uri: PART, path: ['item', 'post'] });
  });

  it('bring their schemas along under names of their own', () => {
    const root = shop(
      "x-kong-plugin-request-validator: {}\npaths:\n  /p: { post: { requestBody: { content: { application/json: { schema: { $ref: './parts/pets.yaml#/Pet' } } } } } }\ncomponents: { schemas: { Pet: { type: integer } } }\n",
    );
    const pets = "Pet: { properties: { next: { $ref: '#/Pet' }, old: { $ref: '../spec.yaml#/components/schemas/Pet' } } }\n";
    const manifest = exported(root, {}, { [PART]: pets });
    assert.equal(
      at(manifest, 'services', 0, 'routes', 0, 'plugins', 0, 'config', 'body_schema'),
      '{"$ref":"#/definitions/Pet-2","definitions":{"Pet":{"type":"integer"},"Pet-2":{"properties":{"next":{"$ref":"#/definitions/Pet-2"},"old":{"$ref":"#/definitions/Pet"}}}}}',
    );
  });

  it('are told of when something in them is wrong', () => {
    const [problem] = refused(text, {}, { [PART]: part.replace('#/q', '#/r') });
    assert.deepEqual([problem?.uri, problem?.range.start.line], [PART, 3]);
  });
});
