import { deepStrictEqual, strictEqual } from 'node:assert';
import type { PrintedFinding } from './findings';
import { varyingCodes } from './timing';
import { compare } from './verdict';

const finding = (code: string, line = 0): PrintedFinding => ({
  code,
  path: ['info'],
  message: `${code} falls short`,
  severity: 1,
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  source: 'openapi.json',
});
const [a, b, c] = [finding('a'), finding('b'), finding('c')];
const kind = (...arrays: [PrintedFinding[] | undefined, PrintedFinding[]]): string => compare(...arrays, []).kind;

describe('A comparison with spectral-cli', () => {
  it('calls identical only what is the same to the last member and in the same order', () => {
    strictEqual(kind([a, b], [a, b]), 'identical');
    strictEqual(kind([], []), 'identical');
    strictEqual(kind([b, a], [a, b]), 'wrong');
    strictEqual(kind([a], [a, b]), 'wrong');
    strictEqual(kind([a, b, b], [a, b]), 'wrong');
    strictEqual(kind(undefined, []), 'wrong');
  });

  for (const [member, value] of Object.entries({
    code: 'x',
    path: ['paths'],
    message: 'x',
    severity: 0,
    range: finding('a', 1)['range'],
    source: 'x',
  }))
    it(`sees another ${member}`, () => strictEqual(kind([{ ...a, [member]: value ?? null }], [a]), 'wrong'));

  it('says where the first difference is, and how many findings only one side has', () => {
    const verdict = compare([a, c], [a, b, b], []);
    deepStrictEqual(verdict, {
      kind: 'wrong',
      at: 1,
      lines: ['at 1 of 2, theirs 3; 2 only theirs, 1 only ours', `ours   ${JSON.stringify(c)}`, `theirs ${JSON.stringify(b)}`],
    });
    deepStrictEqual(compare([a, b], [b, a], []).kind === 'wrong' && compare([a, b], [b, a], []), {
      kind: 'wrong',
      at: 0,
      lines: [
        'at 0 of 2, theirs 2; 0 only theirs, 0 only ours: another order',
        `ours   ${JSON.stringify(a)}`,
        `theirs ${JSON.stringify(b)}`,
      ],
    });
  });

  it('names the documented differences that explain all of it, and none when something is left', () => {
    const withoutB = { name: 'b', why: '', without: (all: readonly PrintedFinding[]) => all.filter(({ code }) => code !== 'b') };
    const withoutX = { name: 'x', why: '', without: (all: readonly PrintedFinding[]) => all.filter(({ code }) => code !== 'x') };
    deepStrictEqual(compare([a, b], [a], [withoutX, withoutB]), { kind: 'documented', names: ['b'] });
    strictEqual(compare([a, b, c], [a], [withoutX, withoutB]).kind, 'wrong');
    strictEqual(compare([a, b], [a, b], [withoutB]).kind, 'identical');
  });
});

describe('What varies among answers', () => {
  it('are the rules whose findings are not the same in all, by number, place or order', () => {
    deepStrictEqual(
      varyingCodes([
        [a, b],
        [a, b],
      ]),
      new Set(),
    );
    deepStrictEqual(varyingCodes([[a, b], [b], [a, b]]), new Set(['a']));
    deepStrictEqual(
      varyingCodes([
        [a, b],
        [finding('a', 1), b, c],
      ]),
      new Set(['a', 'c']),
    );
  });
});
