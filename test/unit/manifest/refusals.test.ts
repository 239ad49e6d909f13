import assert from 'node:assert/strict';
import { at, each, exported, refused, ROOT, shop } from './exported';

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefgh', (name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(10)}]\n`).join('')}`;

describe('what cannot be exported', () => {
  const cases: readonly (readonly [name: string, text: string, message: RegExp, line: number])[] = [
    ['nothing', '', /empty/, 0],
    ['white space', ' \n\n', /empty/, 0],
    ['a list', '- a\n', /no OpenAPI document/, 0],
    ['another document', 'kind: Pod\n', /no OpenAPI document/, 0],
    ['Swagger 2', "info: {}\nswagger: '2.0'\npaths: {}\n", /Swagger 2 is not exported yet/, 1],
    ['an unknown version', 'openapi: 4.0.0\npaths: {}\n', /OpenAPI “4.0.0” is not known/, 0],
    ['no paths', 'openapi: 3.0.0\ninfo: { title: a }\n', /must have `.paths`/, 0],
    ['tabs that indent', 'openapi: 3.0.0\npaths:\n\t/a: {}\n', /A tab cannot indent YAML/, 2],
    ['half a document', 'openapi: 3.0.0\npaths: { /a: {\n', /./, 2],
    ['an alias bomb', BOMB, /aliases/, 0],
    ['a server that is no address', shop('paths: {}\nservers:\n  - url: api.example.com\n'), /api\.example\.com.*cannot be read/, 6],
    ['a port out of range', shop('paths: {}\nservers:\n  - url: http://a:70000\n'), /65535/, 6],
    ['a variable without a value', shop('paths: {}\nservers:\n  - url: http://{host}/\n'), /“\{”/, 6],
    [
      'an address that grows without end',
      shop(
        `paths: {}\nservers:\n  - { url: '/{a}', variables: { a: { default: '${'{b}'.repeat(999)}' }, b: { default: '${'{c}'.repeat(999)}' } } }\n`,
      ),
      /longer than 100000/,
      6,
    ],
    [
      'headers that multiply',
      shop(
        `paths:\n  /a:\n    get:\n      parameters:\n${Array.from('abcdefghi', (name) => `        - { name: ${name}, in: header, required: true, schema: { enum: [1, 2, 3, 4, 5] } }\n`).join('')}`,
      ),
      /1,953,125 routes/,
      6,
    ],
    ['tags that are no texts', shop('x-kong-tags:\n  - a\n  - 1\npaths: {}\n'), /x-kong-tags/, 6],
    ['a name that is no text', shop("x-kong-name: 'a: b'\npaths: {}\n"), /x-kong-name/, 4],
    [
      'a $ref to nowhere, used or not',
      shop("paths: {}\ncomponents:\n  responses:\n    R: { $ref: '#/components/responses/S' }\n"),
      /leads nowhere/,
      7,
    ],
    ['a $ref in a circle', shop("paths:\n  /a: { $ref: '#/paths/~1a' }\n"), /leads back to itself/, 5],
    ['a $ref to an address', shop("paths:\n  /a: { $ref: 'http://127.0.0.1/a.yaml' }\n"), /was not read/, 5],
    ['a $ref out of the folder', shop("paths:\n  /a: { $ref: '../../etc/passwd' }\n"), /was not read/, 5],
  ];
  for (const [name, text, message, line] of cases) {
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
