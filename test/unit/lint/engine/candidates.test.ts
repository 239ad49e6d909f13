import assert from 'node:assert/strict';
import fc from 'fast-check';
import nimma = require('nimma/legacy');
import owasp from '@stoplight/spectral-owasp-ruleset';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import { Candidates } from '../../../../server/src/lint/engine/candidates';
import { isContainer, valueAlong, type Key } from '../../../../server/src/lint/engine/container';
import { filterNeeds } from '../../../../server/src/lint/engine/filterNeeds';
import { matcherOf } from '../../../../server/src/lint/engine/matcher';
import { keysOf } from '../../../../server/src/lint/engine/visit';

/** Paths of rulesets that people use, and odd ones. */
const GIVENS = [
  ...new Set(
    [...Object.values(oas.rules), ...Object.values(owasp.rules)].flatMap((rule) =>
      typeof rule === 'object' && 'given' in rule ? rule.given : [],
    ),
  ),
  ...Object.values(oas.aliases ?? {}).flatMap((alias) => (Array.isArray(alias) ? alias : [])),
  ...Object.values(owasp.aliases ?? {})
    .flatMap((alias) => (isContainer(alias) && 'targets' in alias && Array.isArray(alias.targets) ? alias.targets : []))
    .flatMap((target: unknown) => (isContainer(target) && 'given' in target ? [target.given].flat() : [])),
  '$..[?(@.enum && @.type)]',
  '$..[?(@ && (@.enum || @.type == "array"))]',
  '$..[?(@ && @.type != null)]',
  '$..[?(@ && @.type !== null)]',
  '$..[?(@ && @.length > 1)]',
  '$..[?(@ && @["in"] === "query" || @property === "name")]',
  '$..[?(@property === "name" || @property === "title")]',
  '$..[?(!@.enum)]',
  '$..[?(@ && @["0"])]',
  '$..[?(@ && @.constructor && @.name)]',
  '$..parameters[*]',
  '$..[0]',
  '$.paths[*]..content[*]',
  '$..',
  '$..*',
  '$.paths..[description,title]~',
  '$..examples[*].value',
  '$..content[?(@property.match(/^[it]/))]',
  '$..[content,paths][?(@property.match(/^[it]/))]',
  '$..content[?(@ && @.type == "array")]',
  '$..content[?(@.in.name)]',
  '$..content[?(!@.enum)]',
  '$..[?(@ && @.type === "\\u0061rray")]',
  '$..[?(@property === "\\x69n")]',
  '$..content[?(@property.match(/^[it]/, @.b.c))]',
  '$..[content,paths][?(@["0"] || @property.match(/^[it]/))]',
  '$..[?(@ && @.type === "id" && @.in == "query")]',
].filter((given): given is string => typeof given === 'string' && given.startsWith('$') && !given.includes('^'));

const WORDS = [
  'paths',
  'get',
  'type',
  'enum',
  'array',
  'parameters',
  'content',
  'schema',
  'example',
  'name',
  'in',
  'title',
  '$ref',
  'items',
  'xml',
  '0',
];

const DOCUMENT = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, true, 1, '', 'array', 'id', 'query', ...WORDS),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** The paths of all values that nimma matches; undefined where a filter throws. */
function matched(given: string, document: unknown): Key[][] | undefined {
  const paths: Key[][] = [];
  try {
    const compiled = new nimma.default([given], { fallback: null, unsafe: false, output: 'auto', customShorthands: {} });
    compiled.query(document, { [given]: ({ path }: { path: readonly Key[] }) => void paths.push([...path]) });
  } catch {
    return undefined;
  }
  return paths;
}

function isCandidate(candidates: Candidates, document: unknown, path: readonly Key[]): boolean {
  const key = path.at(-1);
  if (key === undefined) return true;
  const value = valueAlong(document, path);
  const above = path.slice(0, -1);
  return isContainer(value) ? candidates.hasObject(above, key, value, keysOf(value)) : candidates.hasSimple(above, key, value);
}

/** Has nimma match a JSONPath at some places alone. */
function askAt(given: string, document: object, paths: readonly Key[][]): void {
  matcherOf([given])(document, { [given]: () => undefined }, (scope, test) => {
    for (const path of paths) {
      for (const [depth, key] of path.entries()) scope.enter(key, valueAlong(document, path.slice(0, depth + 1)));
      test();
      path.forEach(() => scope.leave());
    }
  });
}

describe('the candidates for a set of JSONPaths', () => {
  const always = (): boolean => true;

  it('are all that nimma matches, and all at which a filter throws', () => {
    let matches = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...WORDS), DOCUMENT), fc.constantFrom(...GIVENS), (document, given) => {
        const candidates = new Candidates([[given, always]]);
        const paths = matched(given, document);
        const all: Key[][] = [];
        const note = (value: unknown, path: readonly Key[]): void => {
          if (isContainer(value)) for (const key of keysOf(value)) note(Reflect.get(value, key), [...path, key]);
          if (path.length > 0) all.push([...path]);
        };
        note(document, []);
        const passed = all.filter((path) => isCandidate(candidates, document, path));
        refused += all.length - passed.length;
        if (paths === undefined) return assert.throws(() => askAt(given, document, passed), 'it throws at none of the candidates');
        matches += paths.length;
        for (const path of paths) assert.ok(isCandidate(candidates, document, path), JSON.stringify(path));
      }),
      { numRuns: 4_000 },
    );
    assert.ok(matches > 500 && refused > 5_000, `${matches} matches, ${refused} refused`);
  });

  it('are no others where a path ends in a name, or in a filter that asks for a key', () => {
    const document = { a: { enum: [1], type: 'x' }, b: { enum: [1] }, title: 'a', deep: [{ $ref: '#/a' }] };
    const candidates = new Candidates([
      ['$..[?(@ && @.enum && @.type)]', always],
      ['$..title', (value) => value === 'b'],
      ["$..[?(@property === '$ref')]", always],
    ]);
    const has = (...path: Key[]): boolean => isCandidate(candidates, document, path);
    assert.deepEqual([has('a'), has('b'), has('title'), has('deep', 0, '$ref'), has('deep')], [true, false, false, true, false]);
    const other = new Candidates([['$..title', (value) => value === 'a']]);
    assert.ok(isCandidate(other, document, ['title']));
  });

  it('are not values that have another text where a filter asks for one', () => {
    const document = { list: { type: 'array' }, object: { type: 'object' }, both: { type: ['array'] }, none: { type: null } };
    for (const operator of ['==', '===']) {
      const candidates = new Candidates([[`$..[?(@ && @.type ${operator} "array")]`, always]]);
      const has = Object.keys(document).filter((key) => isCandidate(candidates, document, [key]));
      assert.deepEqual(
        has,
        ['list', 'both', 'none'],
        'a list of one text is equal to it, and what null is equal to is for the filter to tell',
      );
    }
  });

  it('are what stands below a name where a filter behind it asks for nothing and cannot throw', () => {
    const document = { paths: { get: { responses: { 200: {}, x: 1 }, other: { 200: {} } } } };
    const has = (given: string, ...path: Key[]): boolean => isCandidate(new Candidates([[given, always]]), document, path);
    const safe = '$.paths[*]..responses[?(@property.match(/^(2|4)/))]';
    assert.deepEqual(
      [
        has(safe, 'paths', 'get', 'responses', '200'),
        has(safe, 'paths', 'get', 'responses', 'x'),
        has(safe, 'paths', 'get', 'other', '200'),
      ],
      [true, true, false],
    );
    assert.ok(has('$..responses[?(@.a.b)]', 'paths', 'get', 'other', '200'), 'nimma asks the filter first, which throws here');
  });

  it('are judged by what a filter needs, as far as it throws nothing before', () => {
    const needs = (script: string): unknown =>
      filterNeeds(script).all.map(({ keys, names, text }) => [
        ...keys,
        ...names.map((name) => `=${name}`),
        ...(text === undefined ? [] : [`"${text}"`]),
      ]);
    assert.deepEqual(needs('@ && @.enum && (@.type || @.format)'), [['enum'], ['type', 'format']]);
    assert.deepEqual(needs("@property === 'name' || @.in"), [['in', '=name']]);
    assert.deepEqual(needs('@.type == "array" && @.items'), [['type', '"array"']], 'a loose comparison may throw');
    assert.deepEqual(needs('@.type === "array" || @.type === "object"'), [['type', 'type']], 'either may be there');
    assert.deepEqual([filterNeeds('@property.match(/^2/)').isSafe, filterNeeds('@property.at(0)').isSafe], [true, false]);
    assert.deepEqual(needs('@.a.b && @.c'), []);
    assert.deepEqual(needs('@.a !== void 0 && !@.b'), [['a']]);
    assert.deepEqual(needs('@.a !== null || @.b'), []);
    assert.deepEqual(needs('@.a('), []);
  });
});
