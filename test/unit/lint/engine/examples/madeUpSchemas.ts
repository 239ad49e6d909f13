import fc from 'fast-check';
import { isJsonObject } from '../../../../../server/src/document/jsonValue';

const NAMES = ['a', 'b', 'c', '~1', 'x/y', 'a b', '0', 'toString', '%25'];
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(
  '',
  'a',
  'b',
  'ab',
  '💥',
  '2020-02-30',
  '2020-02-29',
  '12:00:00Z',
  'a@b.co',
  'https://a.b/c',
  '::1',
  '_',
  'a_',
);
const number = fc.constantFrom(0, -0, 1, -1, 2, 3, 0.1, 0.3, 2.5, 1e21, 2 ** 53, 2 ** 31, -5e-324);
const count = fc.constantFrom(0, 1, 2, 3);
const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'object', 'array');
const FORMATS = [
  'date',
  'date-time',
  'time',
  'email',
  'uri',
  'ipv6',
  'byte',
  'int32',
  'int64',
  'float',
  'regex',
  'uuid',
  'unknown',
  'password',
];

const primitive = fc.oneof(text, number, fc.boolean(), fc.constant(null));
/** Values with names that objects have anyway, and others. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    primitive,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, fc.constantFrom('constructor', 'valueOf', 'id')), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** One of a list, mostly the first. */
function mostly<Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const list = <Value>(each: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  mostly(fc.array(each, { minLength: 1, maxLength: 3 }), fc.constant([]));
const odd: fc.Arbitrary<object> = fc.constantFrom<object>(
  { title: 1 },
  { $id: 'a' },
  { id: 'a' },
  { id: 1 },
  { $schema: 'http://json-schema.org/draft-04/schema#' },
  { $anchor: 'x' },
  { if: { type: 'string' }, then: { maxLength: 1 } },
  { patternProperties: { '^a': { type: 'string' } } },
  { prefixItems: [{ type: 'string' }] },
  { additionalItems: false },
  { contains: { type: 'string' } },
  { dependencies: { a: ['b'] } },
  { unevaluatedProperties: false },
  { propertyNames: { maxLength: 1 } },
  { formatMinimum: '2020-01-01', format: 'date' },
  { 'x-any': { items: { id: 'named' } } },
  { 'x-any': { $id: 'named' }, example: { a: { $id: 'b', id: 'c' } } },
  { 'x-any': { items: [{ id: 'named' }], id: 'taken away' } },
  { properties: { a: 1 } },
  { required: ['', 'a'] },
  { required: true },
  { type: 'file' },
  { pattern: '(' },
  { format: 1 },
  { minimum: '1' },
  { $ref: '#/components/schemas/A' },
  { $ref: 'other.json#/a' },
  { $ref: '#/a' },
  { items: [{ type: 'string' }, { type: 'number' }] },
  { enum: [] },
  { readOnly: 'yes' },
);

/** A value in so many of a hundred cases. */
function at<Value>(share: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 100 - share, arbitrary: fc.constant(undefined) }, { weight: share, arbitrary: value });
}

function some(shares: Readonly<Record<string, readonly [share: number, value: fc.Arbitrary<unknown>]>>): fc.Arbitrary<object> {
  return fc
    .record(Object.fromEntries(Object.entries(shares).map(([key, [share, value]]) => [key, at(share, value)])))
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}

const flat = some({
  type: [80, fc.oneof({ weight: 12, arbitrary: type }, { weight: 1, arbitrary: fc.uniqueArray(type, { minLength: 1, maxLength: 3 }) })],
  nullable: [8, fc.boolean()],
  'x-nullable': [5, fc.boolean()],
  readOnly: [15, fc.boolean()],
  writeOnly: [15, fc.boolean()],
  description: [10, text],
  example: [5, fc.constantFrom<unknown>({ id: 'a' }, 'a', [{ id: 'b' }])],
  maximum: [10, number],
  minimum: [10, number],
  multipleOf: [5, number],
  exclusiveMaximum: [2, fc.oneof(fc.boolean(), number)],
  exclusiveMinimum: [2, fc.oneof(fc.boolean(), number)],
  format: [12, fc.constantFrom(...FORMATS)],
  pattern: [5, fc.constantFrom('^a', 'b$', '^\\d+$', '"', '💥')],
  maxLength: [7, count],
  minLength: [7, count],
  maxItems: [4, count],
  minItems: [4, count],
  uniqueItems: [10, fc.boolean()],
  maxProperties: [3, count],
  minProperties: [3, count],
  enum: [8, fc.uniqueArray(anyValue, { minLength: 1, maxLength: 4 })],
  const: [2, anyValue],
  required: [25, fc.uniqueArray(name, { minLength: 1, maxLength: 3 })],
});

/** Schemas of all keywords that are judged by, now and then with something that is not. */
export const schema: fc.Arbitrary<object> = fc.letrec<{ schema: object; deep: object; part: object | boolean }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, depthIdentifier: 'schema' }, flat, tie('deep'), tie('deep')),
  part: mostly<object | boolean>(tie('schema'), fc.boolean()),
  deep: fc
    .tuple(
      flat,
      some({
        allOf: [8, list(tie('part'))],
        anyOf: [8, list(tie('part'))],
        oneOf: [8, list(tie('part'))],
        not: [4, tie('part')],
        items: [30, tie('part')],
        properties: [50, fc.dictionary(name, tie('part'), { minKeys: 1, maxKeys: 4 })],
        additionalProperties: [15, fc.oneof(fc.boolean(), tie('schema'))],
      }),
      at(3, odd),
      fc.boolean(),
    )
    .map(([base, within, something, requires]) => {
      const properties: unknown = Reflect.get(within, 'properties');
      const required = requires && isJsonObject(properties) ? { required: Object.keys(properties) } : {};
      return Object.assign({}, base, within, required, something);
    }),
})).schema;

/** Values that a schema takes more often than not. */
export function valueFor(its: unknown): fc.Arbitrary<unknown> {
  if (!isJsonObject(its)) return anyValue;
  const choices: fc.Arbitrary<unknown>[] = [];
  if (Array.isArray(its['enum']) && its['enum'].length > 0) choices.push(fc.constantFrom(...its['enum']));
  for (const keyword of ['oneOf', 'anyOf', 'allOf']) {
    const among: unknown = its[keyword];
    if (Array.isArray(among) && among.length > 0) choices.push(fc.constantFrom<unknown>(...among).chain(valueFor));
  }
  const types: readonly unknown[] = [its['type']].flat();
  const typed = types.map((each) => valueOf(each, its));
  return fc.oneof({ weight: 8, arbitrary: fc.oneof(...typed, ...choices) }, { weight: 1, arbitrary: anyValue });
}

function valueOf(its: unknown, parts: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const { properties, required, items, additionalProperties: others } = parts;
  if (its === 'string') return text;
  if (its === 'number' || its === 'integer') return number;
  if (its === 'boolean') return fc.boolean();
  if (its === 'null') return fc.constant(null);
  if (its === 'array') return fc.array(valueFor(items), { maxLength: 3 });
  if (its !== 'object') return anyValue;
  const known = isJsonObject(properties) ? properties : {};
  const needed = Array.isArray(required) ? required.map(String) : [];
  const values = Object.fromEntries(
    [...needed.map((each) => [each, others] as const), ...Object.entries(known)].map(([key, each]) => [key, valueFor(each)]),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(values, { requiredKeys: [...new Set(needed)] }) },
    { weight: 1, arbitrary: fc.record(values, { requiredKeys: [] }) },
  );
}
