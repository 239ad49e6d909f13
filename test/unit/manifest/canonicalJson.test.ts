import assert from 'node:assert/strict';
import { canonicalJson, withSortedKeys } from '../../../server/src/manifest/canonicalJson';
import { compareCodePoints } from '../../../server/src/manifest/codePointOrder';

describe('canonicalJson', () => {
  // How Go's encoding/json writes these; its HTML escaping is on by default.
  const cases: readonly (readonly [name: string, value: Parameters<typeof canonicalJson>[0], text: string])[] = [
    ['sorts keys at every level', { b: 1, a: { d: null, c: true } }, '{"a":{"c":true,"d":null},"b":1}'],
    ['keeps the order of arrays', [2, 1], '[2,1]'],
    ['escapes <, > and &', '<a&b>', String.raw`"\u003ca\u0026b\u003e"`],
    ['escapes the line separators of Unicode', '\u2028\u2029', String.raw`"\u2028\u2029"`],
    ['keeps other characters', 'ü🙂', '"ü🙂"'],
    ['escapes quotes and controls', '"\\\n\t\u0001', String.raw`"\"\\\n\t\u0001"`],
    ['replaces half a character', '\ud800', '"\ufffd"'],
    ['keeps the sign of zero', -0, '-0'],
    ['writes large numbers as Go does', [1e21, 1e20, 1e-7], '[1e+21,100000000000000000000,1e-7]'],
    ['leaves out what is undefined', { a: undefined, b: 1 }, '{"b":1}'],
  ];
  for (const [name, value, text] of cases) it(name, () => assert.equal(canonicalJson(value), text));
});

describe('withSortedKeys', () => {
  it('sorts and keeps a key that objects treat as special', () => {
    const sorted = withSortedKeys(JSON.parse('{"b":1,"__proto__":2,"a":3}'));
    assert.equal(JSON.stringify(sorted), '{"__proto__":2,"a":3,"b":1}');
  });
});

describe('compareCodePoints', () => {
  it('puts characters beyond 16 bits last, unlike a comparison of code units', () => {
    const texts = ['🙂', '\uffee'];
    assert.deepEqual(texts.toSorted(compareCodePoints), ['\uffee', '🙂']);
    assert.deepEqual(texts.toSorted(), ['🙂', '\uffee']);
  });
  it('puts a text before those that begin with it', () => assert.ok(compareCodePoints('/a', '/a/') < 0));
  it('finds equal texts equal', () => assert.equal(compareCodePoints('ü', 'ü'), 0));
});
