import assert from 'node:assert/strict';
import { valueAt } from '../../../server/src/document/jsonValue';
import { readAgain } from '../../../server/src/manifest/yamlScalar';
import { at, exported, shop } from './exported';

describe('values of plugins', () => {
  // As Go's yaml reads plain scalars; quoted ones are texts to everyone.
  const values: readonly (readonly [written: string, value: unknown])[] = [
    ['012', 10],
    ['"012"', '012'],
    ['09', 9],
    ['0o17', 15],
    ['0x1F', 31],
    ['0b101', 5],
    ['1_000', 1000],
    ["'1_000'", '1_000'],
    ['1.0', 1],
    ['1e3', 1000],
    ['1e400', '1e400'],
    ['12:30', '12:30'],
    ['on', 'on'],
    ['yes', 'yes'],
    ['~', null],
    ['2024-01-01', '2024-01-01T00:00:00Z'],
    ['2024-1-2T3:04:05.60+02:00', '2024-01-02T03:04:05.6+02:00'],
    ['2024-01-01 10:00:00', '2024-01-01T10:00:00Z'],
    ['2024-01-01 10:00', '2024-01-01 10:00'],
    ['"2024-01-01"', '2024-01-01'],
  ];
  for (const [written, value] of values) {
    it(written, () =>
      assert.equal(
        at(exported(shop(`x-kong-plugin-a: { config: { v: ${written} } }\npaths: {}\n`)), 'services', 0, 'plugins', 0, 'config', 'v'),
        value,
      ),
    );
  }
  it('a byte order mark at the start takes no digit away', () => {
    const text = `\uFEFF${shop('paths: { /a: { x-kong-route-defaults: { regex_priority: 500 }, get: { x-kong-name: 012 } } }\n')}`;
    const route = at(exported(text), 'services', 0, 'routes', 0);
    assert.deepEqual([valueAt(route, ['regex_priority']), valueAt(route, ['name'])], [500, 'shop_a_012']);
  });

  it('merge keys and aliases are written out', () => {
    const text = shop('x-base: &b { k: 1, j: 2 }\nx-kong-plugin-a:\n  config:\n    <<: *b\n    j: 012\npaths: {}\n');
    assert.deepEqual(at(exported(text), 'services', 0, 'plugins', 0, 'config'), { j: 10, k: 1 });
  });
});

describe('readAgain', () => {
  const texts: readonly (readonly [text: string, kind: string])[] = [
    ['a b # c', 'string'],
    ["'1'", 'string'],
    ['on', 'string'],
    ['12:30', 'string'],
    ['1_0', 'number or boolean'],
    ['TRUE', 'number or boolean'],
    ['.5', 'number or boolean'],
    ['2024-01-01', 'date'],
    ['', 'empty'],
    ['~', 'empty'],
    ['a: b', 'no scalar'],
    ['[1', 'no scalar'],
    ['*a', 'no scalar'],
  ];
  for (const [text, kind] of texts) it(JSON.stringify(text), () => assert.equal(readAgain(text).kind, kind));
});
