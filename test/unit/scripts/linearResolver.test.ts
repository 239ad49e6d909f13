import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { linearResolver } from '../../../scripts/linearResolver';
import { runBundled } from '../../support/runBundled';

interface Library {
  readonly Resolver: new (options: object) => { resolve(source: unknown, options: object): Promise<Resolved> };
  readonly join: (...parts: string[]) => string;
  readonly toFSPath: (path: string) => string;
}

interface Resolved {
  readonly result: unknown;
  readonly refMap: unknown;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly path: unknown }[];
  readonly graph: { overallOrder(): string[]; getNodeData(name: string): unknown };
}

const CONTENTS = `exports.Resolver = require('@stoplight/json-ref-resolver').Resolver;
  exports.join = require('@stoplight/path').join;
  exports.toFSPath = require('@stoplight/path').toFSPath;`;
const SPECTRAL = createRequire(require.resolve('@stoplight/spectral-core'));
const STOCK: Library = {
  Resolver: SPECTRAL('@stoplight/json-ref-resolver').Resolver,
  join: SPECTRAL('@stoplight/path').join,
  toFSPath: SPECTRAL('@stoplight/path').toFSPath,
};

async function bundled(): Promise<Library> {
  const exported: Partial<Library> = {};
  await runBundled(CONTENTS, linearResolver, exported);
  const { Resolver, join, toFSPath } = exported;
  assert.ok(Resolver && join && toFSPath);
  return { Resolver, join, toFSPath };
}

type Files = Readonly<Record<string, unknown>>;
const NAMES = ['/a.json', '/b.json', '/c/d.json'];

/** All that a resolver says of files; each object in it by a number, so that what is the same object stays to be told from what looks the same. */
async function said({ Resolver }: Library, files: Files): Promise<string> {
  const resolver = new Resolver({
    resolvers: {
      file: {
        resolve: (ref: { path(): string }) =>
          ref.path() in files ? Promise.resolve(structuredClone(files[ref.path()])) : Promise.reject(new Error(`no ${ref.path()}`)),
      },
    },
  });
  const { result, refMap, errors, graph } = await resolver.resolve(structuredClone(files['/a.json']), { baseUri: '/a.json' });
  const numbers = new Map<object, number>();
  const shape = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value ?? 'undefined';
    const known = numbers.get(value);
    if (known !== undefined) return `#${known}`;
    numbers.set(value, numbers.size);
    return [numbers.size - 1, Object.isFrozen(value), Object.entries(value).map(([key, child]) => [key, shape(child)])];
  };
  const told = errors.map(({ code, message, path }) => [code, message, path]);
  return JSON.stringify([shape(result), refMap, told, graph.overallOrder().map((name) => [name, shape(graph.getNodeData(name))])]);
}

/** Files that refer to each other, back to themselves, to what is not there and to other references. */
const reference = fc
  .tuple(
    fc.constantFrom('', 'a.json', './b.json', 'c/d.json', '../a.json', '../b.json', 'none.json', '/b.json'),
    fc.constantFrom('', '#', '#/x', '#/y', '#/x/y', '#/x/x', '#/x/y/x', '#/y/0', '#/none', '#/constructor'),
  )
  .map(([file, pointer]) => ({ $ref: file + pointer }));
const key = fc.constantFrom('x', 'y', 'z', 'constructor', '1');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 1, arbitrary: fc.constantFrom(1, 'text', null) },
    { weight: 3, arbitrary: reference },
    { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 3 }) },
    // What stands beside a reference can be referred to as well.
    {
      weight: 2,
      arbitrary: fc.tuple(fc.dictionary(key, tie('value'), { maxKeys: 2 }), reference).map(([beside, own]) => ({ ...beside, ...own })),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}));
const file = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });
const set: fc.Arbitrary<Files> = fc
  .tuple(file, fc.oneof(file, reference), fc.oneof(file, value))
  .map((contents) => Object.fromEntries(NAMES.map((name, index) => [name, contents[index]])));

describe('references that the build has resolved in linear time', () => {
  let made: Library;
  before(async () => {
    made = await bundled();
  });

  it('come to what Spectral’s resolver makes of them, the same objects in the same places', async () => {
    let resolved = 0;
    await fc.assert(
      fc.asyncProperty(set, async (files) => {
        const expected = await said(STOCK, files);
        if (expected.includes('.json#/')) resolved++;
        assert.equal(await said(made, files), expected);
      }),
      { numRuns: 1_500 },
    );
    assert.ok(resolved > 300, `only ${resolved} referred to other files`);
  });

  it('are put below one another where something beside a reference is referred to', async () => {
    const beside = { $ref: './c/d.json', y: { z: { $ref: './c/d.json' } } };
    const files = {
      '/a.json': { x: { $ref: './b.json#/w' } },
      '/b.json': { w: { x: { $ref: '#/x' }, y: { $ref: '#/x/y' } }, x: beside },
      '/c/d.json': { 1: 1 },
    };
    const expected = await said(STOCK, files);
    assert.match(expected, /"y".*"z"/);
    assert.equal(await said(made, files), expected);
  });

  it('keep paths apart that were parsed before', () => {
    const segment = fc.constantFrom('a', '..', '.', 'b.json', 'C:', 'é', ' ', '');
    const path = fc
      .tuple(fc.constantFrom('', '/', 'file://', 'https://h/'), fc.array(segment, { maxLength: 4 }))
      .map(([start, rest]) => start + rest.join('/'));
    fc.assert(
      fc.property(path, path, (one, other) => {
        for (const each of ['join', 'toFSPath'] as const) {
          const asked = (library: Library): string => {
            try {
              return each === 'join' ? library.join(one, other) : library.toFSPath(one);
            } catch (error) {
              return String(error);
            }
          };
          assert.equal(asked(made), asked(STOCK));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
