import assert from 'node:assert/strict';
import { ExampleJudge } from '../../../../../server/src/lint/engine/examples/exampleJudge';
import { ownAnswer, stockAnswer, type Question } from './exampleQuestion';

// Cases that each hang on one thing in which ajv or Spectral is peculiar; the answer is always that of Spectral's own function.

const RESPONSE = ['paths', '/a', 'get', 'responses', '200'];
const REQUEST = ['paths', '/a', 'get', 'requestBody', 'content', 'a/b'];
const SWAGGER = 0;
const OPENAPI_3_0 = 1;
const OPENAPI_3_1 = 2;

function media(version: number, path: readonly string[], schema: object, example: unknown): Question {
  const oasVersion = version === SWAGGER ? 2 : 3;
  const value = version === SWAGGER ? { schema, examples: { a: example } } : { schema, example };
  return { value, version, path, options: { oasVersion, schemaField: 'schema', type: 'media' } };
}

const flagged = (flag: string): object => ({ type: 'object', required: ['a'], properties: { a: { type: 'string', [flag]: true } } });

/** What is asked, how many findings it has (reasoned), and who answers. */
const CASES: readonly (readonly [title: string, asked: Question, findings: number, by: 'engine' | 'Spectral'])[] = [
  ['a response may leave out what is writeOnly', media(OPENAPI_3_0, RESPONSE, flagged('writeOnly'), {}), 0, 'engine'],
  ['a response may not leave out what is readOnly', media(OPENAPI_3_0, RESPONSE, flagged('readOnly'), {}), 1, 'engine'],
  ['a request may leave out what is readOnly', media(OPENAPI_3_0, REQUEST, flagged('readOnly'), {}), 0, 'engine'],
  ['a request may not leave out what is writeOnly', media(OPENAPI_3_0, REQUEST, flagged('writeOnly'), {}), 1, 'engine'],
  ['within not, nothing may be left out', media(OPENAPI_3_0, REQUEST, { not: flagged('readOnly') }, {}), 0, 'engine'],
  ['version 2 has responses only', media(SWAGGER, ['paths', '/a', 'get', 'requestBody'], flagged('readOnly'), {}), 1, 'engine'],
  ['a wrong type may be null too', media(OPENAPI_3_0, RESPONSE, { type: 'string', nullable: true }, 1), 1, 'engine'],
  ['behind a list that is not said', media(OPENAPI_3_0, RESPONSE, { allOf: [{ type: 'string', nullable: true }] }, 1), 1, 'engine'],
  ['nor in 3.1', media(OPENAPI_3_1, RESPONSE, { type: 'string', nullable: true }, 1), 1, 'engine'],
  ['x-nullable in version 2', media(SWAGGER, RESPONSE, { type: 'string', 'x-nullable': true }, null), 0, 'engine'],
  ['x-nullable in version 3', media(OPENAPI_3_0, RESPONSE, { type: 'string', 'x-nullable': true }, null), 1, 'engine'],
  ['nullable without type', media(OPENAPI_3_0, RESPONSE, { allOf: [{ nullable: false }] }, null), 1, 'engine'],
  ['nullable without type where ajv does not look', media(OPENAPI_3_0, RESPONSE, { anyOf: [{ nullable: true }, {}] }, null), 0, 'engine'],
  ['where it does in 3.1', media(OPENAPI_3_1, RESPONSE, { anyOf: [{ nullable: true }, {}] }, null), 1, 'engine'],
  [
    'a circle before nullable without type',
    media(OPENAPI_3_0, RESPONSE, { properties: { a: { $ref: '#/components/schemas/a' }, b: { nullable: true } } }, 1),
    0,
    'engine',
  ],
  [
    'a circle behind it',
    media(OPENAPI_3_0, RESPONSE, { properties: { a: { nullable: true }, b: { $ref: '#/components/schemas/a' } } }, 1),
    1,
    'engine',
  ],
  [
    'a reference that stays within the schema',
    media(OPENAPI_3_0, RESPONSE, { $ref: '#/components/a', components: { a: { type: 'string' } } }, 1),
    1,
    'Spectral',
  ],
  ['enum is told before a lone type', media(OPENAPI_3_0, RESPONSE, { type: 'object', enum: [{}], required: ['a'] }, 1), 1, 'engine'],
  ['a type without keywords before enum', media(OPENAPI_3_0, RESPONSE, { type: 'object', enum: [{}] }, 1), 1, 'engine'],
  ['tried schemas tell both', media(OPENAPI_3_0, RESPONSE, { anyOf: [{ type: 'object', enum: [{}] }] }, 1), 3, 'engine'],
  ['an id in an example', media(OPENAPI_3_0, RESPONSE, { type: 'string', example: { id: 'a', $id: 'a' } }, 'a'), 0, 'engine'],
  ['an id that Spectral leaves', media(OPENAPI_3_0, RESPONSE, { type: 'string', example: { items: { id: 'a' } } }, 'a'), 0, 'Spectral'],
  ['an $id in an example in 3.1', media(OPENAPI_3_1, RESPONSE, { type: 'string', example: { $id: 'a' } }, 'a'), 0, 'Spectral'],
  ['an id of the schema', media(OPENAPI_3_0, RESPONSE, { id: 1, type: 'string' }, 'a'), 1, 'Spectral'],
  ['an anchor in an example', media(OPENAPI_3_0, RESPONSE, { type: 'string', example: { $anchor: '-' } }, 'a'), 1, 'Spectral'],
  ['what the example does not reach is wrong', media(OPENAPI_3_0, RESPONSE, { properties: { a: { type: 'file' } } }, 'a'), 1, 'Spectral'],
  ['required without a name', media(OPENAPI_3_0, RESPONSE, { required: [''] }, {}), 0, 'Spectral'],
  ['two schemas of oneOf', media(OPENAPI_3_0, RESPONSE, { oneOf: [{ type: 'string' }, {}, {}, { type: 'null' }] }, 1), 2, 'engine'],
  ['an exclusive maximum', media(OPENAPI_3_0, RESPONSE, { maximum: 1, exclusiveMaximum: true }, 1), 1, 'engine'],
  [
    'equal items of several types',
    media(OPENAPI_3_1, RESPONSE, { uniqueItems: true, items: { type: ['string', 'integer'] } }, ['1', 1]),
    0,
    'engine',
  ],
  ['equal items of another type', media(OPENAPI_3_0, RESPONSE, { uniqueItems: true, items: { type: 'boolean' } }, ['1', '1']), 1, 'engine'],
  ['no value', media(OPENAPI_3_0, RESPONSE, { type: 'string' }, undefined), 1, 'engine'],
];

describe('What the engine says of telling examples', () => {
  for (const [title, asked, findings, by] of CASES) {
    it(title, () => {
      const stock = stockAnswer(asked);
      const own = ownAnswer(new ExampleJudge(), asked);
      assert.equal(stock.length, findings, JSON.stringify(stock));
      assert.deepEqual(own, by === 'engine' ? stock : undefined);
    });
  }
});
