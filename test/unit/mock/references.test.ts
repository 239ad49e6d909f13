import assert from 'node:assert/strict';
import { loadSpec } from '../../../server/src/mock/loadSpec';
import { ask, mockOf, objectOf, problemsOf, specOf } from './specOf';

const ROOT_TEXT = `openapi: 3.0.3
paths:
  /pets:
    $ref: 'paths/pets.yaml#/pets'
`;
const PATHS = `pets:
  get:
    parameters:
      - $ref: '../common.yaml#/parameters/Limit'
    responses:
      '200':
        $ref: '../common.yaml#/responses/Pets'
  post:
    requestBody:
      content:
        application/json:
          schema: {$ref: '../common.yaml#/schemas/Pet'}
    responses:
      '201': {description: Created}
`;
const COMMON = `parameters:
  Limit:
    name: limit
    in: query
    schema:
      $ref: '#/schemas/Limit'
responses:
  Pets:
    description: Pets
    content:
      application/json:
        schema: {type: array, items: {$ref: '#/schemas/Pet'}}
        examples:
          one: {$ref: '#/examples/One'}
examples:
  One: {value: [{name: Rex}]}
schemas:
  Limit: {type: integer, maximum: 5}
  Pet:
    type: object
    required: [name]
    properties:
      name: {type: string}
      friend: {$ref: '#/schemas/Pet'}
`;
const PARTS = { 'paths/pets.yaml': PATHS, 'common.yaml': COMMON };

function withReference(reference: string): string {
  return `openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema:\n                $ref: '${reference}'\n`;
}

describe('mock: references', () => {
  it('follows them across files, relative to the file they stand in', async () => {
    const mock = mockOf(ROOT_TEXT, PARTS);
    assert.equal((await ask(mock, 'GET /pets')).body, '[{"name":"Rex"}]');
    assert.equal((await ask(mock, 'POST /pets', {}, { name: 'a', friend: { name: 'b' } })).status, 201);
  });

  it('names the file, not the folder of this machine, in which the specification asks for something', async () => {
    const mock = mockOf(ROOT_TEXT, PARTS);
    const parameter = await ask(mock, 'GET /pets?limit=9');
    assert.ok(parameter.body?.includes('"spec":{"file":"common.yaml","pointer":"#/schemas/Limit/maximum","line":18}'), parameter.body);
    const body = await ask(mock, 'POST /pets', {}, { name: 'a', friend: { name: 1 } });
    assert.ok(body.body?.includes('"pointer":"/friend/name"'), body.body);
    assert.ok(body.body?.includes('"spec":{"file":"common.yaml","pointer":"#/schemas/Pet/properties/name/type","line":23}'), body.body);
    assert.ok(!body.body?.includes('file://'));
  });

  it('parses again only what has changed', () => {
    const before = mockOf(ROOT_TEXT, PARTS);
    const edited = loadSpec(specOf(`${ROOT_TEXT}# edited\n`, PARTS), { dynamic: false }, before);
    assert.ok(edited.ok);
    const uri = 'file:///work/api/common.yaml';
    assert.equal(edited.mock.parts.texts.document(uri), before.parts.texts.document(uri));
    assert.notEqual(edited.mock.parts.texts.document(specOf('').root), before.parts.texts.document(specOf('').root));
  });

  const broken: [string, string, Record<string, string>, RegExp, number][] = [
    ['to nowhere', withReference('#/components/schemas/Missing'), {}, /points to nothing/, 10],
    ['to a file that was not given', withReference('missing.yaml#/Pet'), {}, /points to a file that is not there/, 10],
    ['out of the workspace', withReference('https://example.com/pet.yaml'), {}, /The mock fetches nothing/, 10],
    ['to a share', withReference('//host/share/pet.yaml'), {}, /The mock fetches nothing/, 10],
    ['to a file address', withReference('file:///etc/passwd'), {}, /The mock fetches nothing/, 10],
    ['to an anchor', withReference('#pet'), {}, /names an anchor/, 10],
    [
      'to itself',
      `${withReference('#/components/schemas/A')}components:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n`,
      {},
      /leads back to itself/,
      10,
    ],
    ['to an array beyond its end', withReference('#/x/7'), {}, /points to nothing/, 10],
    ['by an inherited name', withReference('#/constructor'), {}, /points to nothing/, 10],
  ];
  for (const [name, text, parts, message, line] of broken) {
    it(`says where one stands that leads ${name}`, () => {
      const problems = problemsOf(text, parts);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', message);
      assert.equal(problems[0]?.range.start.line, line);
      assert.equal(problems[0]?.pointer.endsWith('/schema/$ref'), true);
    });
  }

  it('says that a part does not parse, in the part', () => {
    const [problem] = problemsOf(ROOT_TEXT, { ...PARTS, 'common.yaml': 'schemas: [' });
    assert.equal(problem?.uri, 'file:///work/api/common.yaml');
  });

  it('takes names that every object inherits for the names they are', async () => {
    const text = withReference('#/components/schemas/constructor').concat(
      'components:\n  schemas:\n    constructor:\n      type: object\n      required: [toString, hasOwnProperty]\n      properties:\n        toString: {type: string}\n        hasOwnProperty: {type: integer}\n',
    );
    const response = await ask(mockOf(text), 'GET /a');
    assert.deepEqual(objectOf(response), { toString: 'string', hasOwnProperty: 0 });
  });

  it('takes time by the size of a ring of references, not by the ways through it', () => {
    const size = 300;
    const schemas = Object.fromEntries(
      Array.from({ length: size }, (_, index) => {
        const to = (other: number): object => ({ $ref: `#/components/schemas/S${(index + other + size) % size}` });
        return [`S${index}`, { type: 'object', properties: { next: to(1), previous: to(-1), far: to(7) } }];
      }),
    );
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } };
    const text = JSON.stringify({
      openapi: '3.0.3',
      paths: { '/a': { get: { responses: { 200: { description: 'ok', content } } } } },
      components: { schemas },
    });
    const start = performance.now();
    const mock = mockOf(text);
    assert.equal(mock.operations[0]?.http().responses.length, 1);
    const took = performance.now() - start;
    assert.ok(took < 3000, `${took} ms`);
  });
});
