import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { isJsonObject } from '../../../../../server/src/document/jsonValue';
import { ExampleJudge } from '../../../../../server/src/lint/engine/examples/exampleJudge';
import { ownAnswer, stockAnswer, VERSIONS, type Question } from './exampleQuestion';
import { anyValue, schema, valueFor } from './madeUpSchemas';

// What the judge of the engine says of examples, beside what Spectral's own function says of them.

const PATHS = [
  ['paths', '/a', 'get', 'responses', '200'],
  ['paths', '/a', 'get', 'requestBody', 'content', 'a/b'],
  ['paths', '/a', 'get', 'parameters', '0'],
  ['components', 'responses', 'a'],
  ['responses', 'a'],
];

/** A media type or a schema with examples in the form of a version. */
function holderOf(its: object, examples: readonly unknown[], oasVersion: number, media: boolean): Record<string, unknown> {
  if (!media) return { ...its, example: examples[0], default: examples[1] };
  if (oasVersion === 2) return { schema: its, examples: { a: examples[0], b: examples[1] } };
  return examples.length > 1
    ? { schema: its, examples: { a: { value: examples[0] }, b: { value: examples[1] }, c: {} } }
    : { schema: its, example: examples[0] };
}

const question: fc.Arbitrary<Question> = schema
  .chain((its) => fc.tuple(fc.constant(its), fc.array(fc.oneof(valueFor(its), valueFor(its), anyValue), { minLength: 1, maxLength: 2 })))
  .chain(([its, examples]) =>
    fc
      .record({ version: fc.nat(VERSIONS.length - 1), media: fc.boolean(), path: fc.constantFrom(...PATHS) })
      .map(({ version, media, path }): Question => {
        const oasVersion = VERSIONS[version]?.oasVersion ?? 3;
        const value: unknown = JSON.parse(JSON.stringify(holderOf(its, examples, oasVersion, media)));
        return { value, version, path, options: { oasVersion, schemaField: media ? 'schema' : '$', type: media ? 'media' : 'schema' } };
      }),
  );

describe('What the engine says of examples', function () {
  this.timeout(process.env['EXAMPLE_RUNS'] === undefined ? 120_000 : 0);

  it('is what Spectral says, and mostly the engine says it', () => {
    const counts = { told: 0, left: 0, valid: 0, invalid: 0 };
    fc.assert(
      fc.property(question, (asked) => {
        const own = ownAnswer(new ExampleJudge(), asked);
        if (own === undefined) {
          counts.left++;
          return;
        }
        counts.told++;
        assert.deepEqual(own, stockAnswer(asked));
        counts[own.length === 0 ? 'valid' : 'invalid']++;
      }),
      { numRuns: Number(process.env['EXAMPLE_RUNS'] ?? 800) },
    );
    const shares = JSON.stringify(counts);
    assert.ok(counts.told > counts.left, shares);
    assert.ok(counts.valid > counts.told / 10 && counts.invalid > counts.told / 10, shares);
    if (process.env['EXAMPLE_RUNS'] !== undefined) console.log(shares);
  });

  it('is what a new judge says when something has changed in place and was forgotten', () => {
    let different = 0;
    fc.assert(
      fc.property(question, question, fc.nat(), change, (asked, other, which, [key, value]) => {
        // The schema of the other stands in this one too, as references have it.
        const shared = { ...asked, value: isJsonObject(asked.value) ? { ...asked.value, properties: { a: other.value } } : asked.value };
        const judge = new ExampleJudge();
        const before = [asked, other, shared].map((each) => ownAnswer(judge, each));
        const objects = objectsIn(shared.value);
        const changed = objects[which % objects.length] ?? {};
        if (value === undefined) Reflect.deleteProperty(changed, key);
        else Reflect.set(changed, key, value);
        judge.forget([changed]);
        const after = [asked, other, shared].map((each) => ownAnswer(judge, each));
        assert.deepEqual(
          after,
          [asked, other, shared].map((each) => ownAnswer(new ExampleJudge(), each)),
        );
        if (!isDeepStrictEqual(after, before)) different++;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(different > 50, String(different));
  });
});

const change = fc.constantFrom<readonly [string, unknown]>(
  ['type', 'string'],
  ['type', 'object'],
  ['type', undefined],
  ['nullable', true],
  ['required', ['z']],
  ['$id', 'a'],
  ['id', 'a'],
  ['a', false],
  ['properties', { a: { type: 'null' } }],
);

/** The objects within a value; what is an example in it too, since a change there is one of a schema's for all that the judge knows. */
function objectsIn(value: unknown): object[] {
  return isJsonObject(value) || Array.isArray(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
