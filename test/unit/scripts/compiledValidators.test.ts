import assert from 'node:assert/strict';
import { schema as stockSchema } from '@stoplight/spectral-functions';
import fc from 'fast-check';
import { compiledValidators, knownSchemas } from '../../../scripts/compiledValidators';
import { runBundled } from '../../support/runBundled';

type Validator = ((value: unknown) => boolean) & { errors?: unknown };

interface Bundled {
  readonly functions: Record<string, unknown>;
  readonly rule: readonly Validator[];
  readonly function: readonly Validator[];
  /** How many validators were compiled when all of it was loaded. */
  readonly compiled: number;
}

/** The functions of Spectral as they are in a bundle. */
async function bundled(): Promise<Bundled> {
  const exported = { functions: {}, rule: [], function: [] };
  let compiled = 0;
  // ajv makes functions of strings by `new`.
  const counting = new Proxy(Function, {
    construct(target, args: unknown[]) {
      compiled++;
      return Reflect.construct(target, args);
    },
  });
  const contents = `
    exports.functions = { ...require('@stoplight/spectral-functions'), ...require('@stoplight/spectral-rulesets/dist/oas/functions') };
    exports.rule = require('specwright:compiledValidators/rule').compiled.map(([, validator]) => validator);
    exports.function = require('specwright:compiledValidators/function').compiled.map(([, validator]) => validator);`;
  await runBundled(contents, compiledValidators, exported, { Function: counting });
  return { ...exported, compiled };
}

describe('validators that the build compiles', () => {
  let made: Awaited<ReturnType<typeof bundled>>;
  before(async function () {
    made = await bundled();
  });

  it('are there for the functions and rules that are shipped, and nothing else is compiled when those are loaded', () => {
    assert.ok('schema' in made.functions && 'oasSchema' in made.functions);
    assert.equal(made.function.length, knownSchemas('function').length);
    assert.equal(made.rule.length, knownSchemas('rule').length);
    assert.ok(made.function.length >= 25 && made.rule.length >= 8);
    assert.equal(made.compiled, 0);
  });

  it('find what Spectral finds, in rules', () => {
    const words = fc.constantFrom(
      'type',
      'integer',
      'string',
      'maxLength',
      'enum',
      'const',
      'format',
      'pattern',
      '400',
      'attribute',
      'https',
      'RateLimit',
    );
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.jsonValue(),
        words,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(words, tie('value'), { maxKeys: 4 }),
        fc.constantFrom([1, 1], [{}, {}], []),
      ),
    })).value;
    const asked = asker();
    let faults = 0;
    fc.assert(
      fc.property(value, fc.constantFrom(...knownSchemas('rule')), (each, schema) => {
        const found = asked(made.functions['schema'], each, { schema });
        if (found !== '[]') faults++;
        assert.equal(found, asked(stockSchema, each, { schema }));
      }),
      { numRuns: 2_000 },
    );
    assert.ok(faults > 200, `only ${faults} values had a fault`);
  });

  it('hold the schemas of documents and rulesets against the same schema of their dialect', () => {
    const keyword = fc.constantFrom(
      'type',
      'enum',
      'required',
      'minimum',
      'exclusiveMinimum',
      'items',
      'properties',
      'anyOf',
      '$ref',
      'pattern',
    );
    const simple = fc.constantFrom(
      'string',
      'object',
      '#',
      'http://json-schema.org/draft-04/schema#',
      '(',
      1,
      true,
      [],
      ['a'],
      ['string', 'a'],
      {},
    );
    const inner = fc.dictionary(keyword, simple, { maxKeys: 2 });
    const schema = fc.dictionary(keyword, fc.oneof(simple, inner, fc.array(inner, { maxLength: 2 })), { maxKeys: 3 });
    const asked = asker();
    let [refused, found] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom('draft4', 'draft7', 'draft2020-12'), schema, fc.jsonValue(), (dialect, written, targetVal) => {
        // What ajv compiles of a schema would be kept.
        const options = (): object => ({ schema: structuredClone(written), dialect });
        const answer = asked(made.functions['schema'], targetVal, options());
        if (answer.includes('schema is invalid')) refused++;
        else if (answer !== '[]') found++;
        assert.equal(answer, asked(stockSchema, targetVal, options()));
      }),
      { numRuns: 3_000 },
    );
    assert.ok(refused > 100 && found > 30, `${refused} schemas were refused, ${found} found something`);
  });

  it('refuse the options that Spectral refuses, in its words', () => {
    const name = fc.constantFrom(
      'type',
      'separator',
      'match',
      'notMatch',
      'values',
      'min',
      'max',
      'keyedBy',
      'properties',
      'schema',
      'char',
    );
    const options = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.constantFrom('camel', '^a', 'b', ['a', 'b'], 1, { char: '-' })), { maxKeys: 3 }),
    );
    const stock: Record<string, unknown> = { ...require('@stoplight/spectral-functions') };
    const names = Object.keys(stock).filter((each) => validatorOf(stock[each]) !== undefined);
    assert.ok(names.length >= 12);
    const refusal = (fn: unknown, value: unknown): string => {
      try {
        validatorOf(fn)?.(value);
        return 'accepted';
      } catch (error) {
        return JSON.stringify([String(error), Object(error).errors?.map(String)]);
      }
    };
    let accepted = 0;
    fc.assert(
      fc.property(options, fc.constantFrom(...names), (value, each) => {
        const mine = refusal(made.functions[each], value);
        if (mine === 'accepted') accepted++;
        assert.equal(mine, refusal(stock[each], value));
      }),
      { numRuns: 2_000 },
    );
    assert.ok(accepted > 20, `only ${accepted} were accepted`);
  });
});

/** Asks a `schema` function about values of one document. */
function asker(): (fn: unknown, targetVal: unknown, options: object) => string {
  const documentInventory = {};
  return (fn, targetVal, options) => {
    assert.ok(typeof fn === 'function');
    const context = { path: ['a'], rule: { resolved: true }, documentInventory };
    return JSON.stringify(Reflect.apply(fn, undefined, [targetVal, options, context]));
  };
}

function validatorOf(fn: unknown): ((options: unknown) => void) | undefined {
  const validator: unknown = typeof fn === 'function' ? Reflect.get(fn, 'validator') : undefined;
  return typeof validator === 'function' ? (options) => void Reflect.apply(validator, undefined, [options]) : undefined;
}
