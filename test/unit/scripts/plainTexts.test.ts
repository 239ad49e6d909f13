import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { plainTexts } from '../../../scripts/plainTexts';
import { runBundled } from '../../support/runBundled';

type Load = (text: string, options: object) => unknown;
const SPECTRAL = createRequire(require.resolve('@stoplight/spectral-core'));
const STOCK: Load = SPECTRAL('@stoplight/yaml-ast-parser').load;

async function bundled(): Promise<Load> {
  const exported: { load?: Load } = {};
  await runBundled(`exports.load = require('@stoplight/yaml-ast-parser').load;`, plainTexts, exported);
  assert.ok(exported.load);
  return exported.load;
}

/** A tree as read, without what leads back up; or why it was not read, which is so of some texts. */
function said(load: Load, text: string): string {
  try {
    return JSON.stringify([load(text, { ignoreDuplicateKeys: true })], (key, value: unknown) =>
      key === 'parent' ? undefined : value instanceof Error ? value.message : typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch (error) {
    return String(error);
  }
}

describe('plain texts that the build has taken for texts at once', () => {
  it('are in the tree as Spectral’s reader has them', async () => {
    const load = await bundled();
    const word = fc.oneof(
      fc.constantFrom(
        'null',
        'Null',
        'NULL',
        '~',
        'true',
        'True',
        'false',
        'False',
        'yes',
        'No',
        'on',
        'y',
        '.inf',
        '-.INF',
        '.NaN',
        'inf',
        'nan',
        '<<',
        '=',
      ),
      fc.constantFrom(
        '0',
        '-0',
        '+1',
        '0x1F',
        '0o7',
        '017',
        '0b1',
        '_1',
        '1_000',
        '1e3',
        '1.5',
        '.5',
        '-.5',
        '1:30',
        ':1',
        '2001-01-01',
        '2001-12-14t21:59:43.10-05:00',
      ),
      fc.constantFrom(
        'text',
        'e1',
        'x1',
        'é',
        '/a',
        '(a',
        '$a',
        '=a',
        ';',
        '^',
        '[]',
        '{}',
        '"q"',
        "'q'",
        '!!str 1',
        '&a b',
        '*a',
        '%',
        '@',
        '|',
        '>',
        '-',
        '?',
      ),
      fc.string({ maxLength: 3 }),
    );
    const line = fc.tuple(fc.constantFrom('', '  ', '- ', 'a: ', '  b: ', '1: ', '? '), word).map((parts) => parts.join(''));
    let values = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            line,
            word.map((each) => `k: ${each}`),
          ),
          { maxLength: 4 },
        ),
        (lines) => {
          const text = lines.join('\n');
          const expected = said(STOCK, text);
          if (expected.includes('"valueObject":')) values++;
          assert.equal(said(load, text), expected);
        },
      ),
      { numRuns: 5_000 },
    );
    assert.ok(values > 300, `only ${values} texts had a value that is no text`);
  });
});
