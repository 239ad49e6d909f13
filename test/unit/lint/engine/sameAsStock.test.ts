import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Judgement } from '../../../../server/src/lint/lintSession';
import { judgementOf, judgingSession, requestOf } from '../../../support/judgingSession';

const FOLDER = 'file:///work';
const ROOT = `${FOLDER}/api.json`;
const RULES = `${FOLDER}/rules.yaml`;
const NAMES = ['a', 'b', 'c', 'content', 'example'];

async function outcomeOf(engine: 'graph' | 'stock', text: string, ruleset: string): Promise<Judgement> {
  const session = await judgingSession({ [ROOT]: text, [RULES]: ruleset }, RULES, FOLDER, { engine });
  return judgementOf(session, requestOf(ROOT, FOLDER));
}

async function assertSame(text: string, ruleset: string): Promise<void> {
  assert.deepEqual(await outcomeOf('graph', text, ruleset), await outcomeOf('stock', text, ruleset));
}

const name = fc.constantFrom(...NAMES);
/** Schemas that refer to each other, in circles too, to places that are not there, and with something beside the reference. */
const reference = fc
  .record({ target: fc.constantFrom('a', 'b', 'c', 'nowhere'), beside: fc.boolean() })
  .map(({ target, beside }) => ({ $ref: `#/components/schemas/${target}`, ...(beside ? { description: 'eval(' } : {}) }));
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    reference,
    fc.record(
      {
        type: fc.constantFrom('object', 'string', 'array', 'integer'),
        description: fc.constantFrom('eval(', '<script', 'plain'),
        enum: fc.array(fc.constantFrom('x', 'y', 1), { maxLength: 3 }),
        example: fc.constantFrom('x', 1, null),
        items: tie('schema'),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
      },
      { requiredKeys: [] },
    ),
  ),
}));
/** Two references that are all there is of each other have stock Spectral go round for ever. */
const written = schema.filter((its) => !('$ref' in its));
const response = fc
  .record({ description: fc.constant('eval('), content: fc.constant({}) })
  .chain((base) => schema.map((its) => ({ ...base, content: { 'application/json': { schema: its, example: 1 } } })));
const operation = fc.record(
  {
    operationId: fc.constantFrom('one', 'two'),
    tags: fc.array(fc.constantFrom('t', 'u'), { maxLength: 2 }),
    parameters: fc.array(fc.record({ name: fc.constantFrom('id', 'q~1'), in: fc.constant('query'), schema }), { maxLength: 2 }),
    requestBody: fc.record({
      content: fc.dictionary(fc.constantFrom('application/json'), fc.record({ schema, example: fc.constant('x') })),
    }),
    responses: fc.dictionary(fc.constantFrom('200', '404', 'default'), response, { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const document = fc.record({
  openapi: fc.constantFrom('3.0.3', '3.1.0'),
  info: fc.constant({ title: 't', version: '1' }),
  paths: fc.dictionary(fc.constantFrom('/p/{id}', '/q~1/', '/r'), fc.dictionary(fc.constantFrom('get', 'post', 'parameters'), operation), {
    maxKeys: 3,
  }),
  components: fc.record({ schemas: fc.record({ a: written, b: written, c: written }) }),
});

const GIVENS = [
  '$',
  '$.paths',
  '$.paths[*][*]',
  '$..description',
  '$..[description,operationId]',
  '$..properties[*]',
  '$..content..[?(@ && @.schema)]',
  '$..a..b',
  "$..[?(@property === 'a')]",
  '$..[?(@ && @.type)]',
  '$..[?(@ && @.type)].properties',
  '$..properties[?(@ && @.type)].items',
  '$.components.schemas[*]~',
  '$.paths..responses',
  '$.paths[*]..responses[?(@property.match(/^2/))].content',
  '$..responses.*.content',
  '$..a^',
  '$.components.schemas..items',
  '$..*',
  "$..properties[?(@property !== 'a')].type",
  '$..tags[0]',
  '$.paths[*][?(@.operationId)].responses',
  "$..[?(@parentProperty === 'a')]",
  '$..a..b..c',
];
const FUNCTIONS = [
  'function: truthy',
  'function: defined\n        field: description',
  'function: pattern\n        functionOptions: { notMatch: "^e" }',
  "function: pattern\n        field: '@key'\n        functionOptions: { match: '^[a-c]$' }",
  'function: falsy\n        field: items.type',
  'function: schema\n        functionOptions: { schema: { type: object, required: [type], properties: { type: { enum: [object] } } } }',
  'function: length\n        functionOptions: { max: 1 }',
  'function: xor\n        functionOptions: { properties: [type, $ref] }',
  'function: alphabetical',
  'function: enumeration\n        field: type\n        functionOptions: { values: [object, string] }',
];
const rule = fc.record({
  given: fc.uniqueArray(fc.constantFrom(...GIVENS), { minLength: 1, maxLength: 3 }),
  then: fc.constantFrom(...FUNCTIONS),
  resolved: fc.boolean(),
  message: fc.constantFrom('', '{{property}}: {{error}}', '{{path}} {{value}}'),
});
const ruleset = fc
  .array(rule, { minLength: 1, maxLength: 4 })
  .map(
    (rules) =>
      `rules:\n${rules
        .map(
          ({ given, then, resolved, message }, index) =>
            `  rule-${index}:\n    given: ${JSON.stringify(given)}\n    resolved: ${resolved}\n    severity: warn\n${message === '' ? '' : `    message: ${JSON.stringify(message)}\n`}    then:\n      - ${then}\n`,
        )
        .join('')}`,
  );

describe('the engine beside stock Spectral', function () {
  // Hundreds of lints take half a minute on a quiet machine.
  this.timeout(180_000);

  it('finds the same by rules of every form, in documents whose references go round and nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(document, ruleset, (spec, rules) => assertSame(JSON.stringify(spec, null, 2), rules)),
      { numRuns: 400 },
    );
  });

  it('has the findings of a rule at one place in Spectral’s order, which the paths of other rules decide about', async () => {
    const spec = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/q~1/': {} } };
    const rules = `rules:
  other: { given: ["$", "$..[?(@parentProperty === 'a')]"], severity: warn, then: { function: truthy } }
  keys:
    given: ["$.paths", "$"]
    severity: warn
    message: "{{property}}: {{error}}"
    then: { function: pattern, field: "@key", functionOptions: { match: "^[a-c]$" } }
`;
    await assertSame(JSON.stringify(spec), rules);
  });

  it('finds the same by the shipped rules', async () => {
    const shipped = 'extends: ["spectral:oas"]\n';
    await fc.assert(
      fc.asyncProperty(document, (spec) => assertSame(JSON.stringify(spec), shipped)),
      { numRuns: 10 },
    );
  });
});
