import fc from 'fast-check';
import type { JsonValue } from '../../../../server/src/document/jsonValue';
import { oneOf, seldom, written } from './oddValues';

export const SCHEMA_NAMES = ['A', 'B', 'C', 'D', 'E f', 'g/h'];

const reference = fc.constantFrom(...SCHEMA_NAMES).map((name) => `#/components/schemas/${name.replaceAll('/', '~1')}`);

/** A schema of up to three levels, with the keywords of OpenAPI 3.0 and 3.1, some with values that make no sense. */
export const schema: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue; full: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 2, arbitrary: fc.constantFrom<JsonValue>({ type: 'string' }, { type: 'integer' }, {}) },
    { weight: 3, arbitrary: reference.map((target) => ({ $ref: target })) },
    { weight: 1, arbitrary: reference.map((target) => ({ $ref: target, description: 'beside <&>' })) },
    { weight: 6, arbitrary: tie('full') },
  ),
  full: fc
    .record({
      type: seldom(2, oneOf('string', 'integer', 'object', 'array', 'number', 'boolean', ['string', 'null'], ['string'], 'null')),
      minLength: seldom(6, oneOf(0, 1, 2.5)),
      maxLength: seldom(8, oneOf(10, 0)),
      enum: seldom(6, oneOf(['a', 'b'], ['A', 'a', ''], [1, 2], ['x'], [1.5, true], [null, 'n'], [])),
      nullable: seldom(8, oneOf(true, false)),
      maximum: seldom(8, oneOf(0, 1.5, 1e20, -3, 1e21, 2 ** 53)),
      exclusiveMinimum: seldom(10, oneOf(true, false, 3, 0)),
      multipleOf: seldom(12, oneOf(0, 0.01, 2)),
      pattern: seldom(10, oneOf('^a<b>&\u2028$', '\\d+')),
      format: seldom(10, oneOf('date', 'int64')),
      default: seldom(8, oneOf(1, 'x', null, [1, { a: 'b' }], false, '')),
      example: seldom(10, oneOf({ a: 1 }, 'e', 1e100)),
      const: seldom(14, oneOf('c', 1, null)),
      title: seldom(10, oneOf('T', '')),
      'x-e': seldom(10, oneOf({ q: [1] }, 'text', null)),
      deprecated: seldom(12, oneOf(true, false)),
      readOnly: seldom(12, oneOf(true, false)),
      required: seldom(8, oneOf(['a'], ['b', 'c'], [])),
      uniqueItems: seldom(14, oneOf(true, false)),
      discriminator: seldom(14, oneOf({ propertyName: 'a', mapping: { x: '#/components/schemas/A' } }, { propertyName: 'b' })),
      xml: seldom(16, oneOf({ name: 'n', wrapped: true }, {})),
      externalDocs: seldom(16, oneOf({ url: 'https://d.example', 'x-a': 1 })),
      properties: seldom(
        3,
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd<e>', 'é'), tie('schema'), { maxKeys: 3, noNullPrototype: true }),
      ),
      items: seldom(5, fc.oneof({ weight: 8, arbitrary: tie('schema') }, { weight: 1, arbitrary: oneOf(true, false) })),
      allOf: seldom(8, fc.array(tie('schema'), { maxLength: 2 })),
      oneOf: seldom(10, fc.array(tie('schema'), { maxLength: 2 })),
      anyOf: seldom(10, fc.array(tie('schema'), { maxLength: 2 })),
      not: seldom(14, tie('schema')),
      additionalProperties: seldom(6, fc.oneof(oneOf(true, false), tie('schema'))),
      patternProperties: seldom(20, fc.record({ '^x': tie('schema') })),
      prefixItems: seldom(20, fc.array(tie('schema'), { maxLength: 2 })),
      if: seldom(20, tie('schema')),
      unevaluatedProperties: seldom(20, fc.oneof(oneOf(true, false), tie('schema'))),
      unevaluatedItems: seldom(25, fc.oneof(oneOf(true, false), tie('schema'))),
      propertyNames: seldom(25, tie('schema')),
      contains: seldom(25, tie('schema')),
      dependentSchemas: seldom(25, fc.record({ a: tie('schema') })),
      $defs: seldom(25, fc.record({ a: tie('schema') })),
      $comment: seldom(25, oneOf('c')),
    })
    .map(written),
})).schema;
