import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { fitted, progressBar } from '../../../server/src/cli/progressBar';

const half = { done: 1234, of: 2639, share: 0.5, slow: undefined };
const slow = { name: 'api/microsoft.com/graph-beta.json', milliseconds: 12_300 };

describe('the progress bar', () => {
  it('says how many of how many, and how much of the text', () =>
    strictEqual(progressBar(half, 80), `${'━'.repeat(15)}${'─'.repeat(15)}  1,234 of 2,639   50 %`));
  it('is empty at the beginning and full at the end', () => {
    strictEqual(progressBar({ done: 0, of: 3, share: 0, slow: undefined }, 80), `${'─'.repeat(30)}  0 of 3    0 %`);
    strictEqual(progressBar({ done: 3, of: 3, share: 1, slow: undefined }, 80), `${'━'.repeat(30)}  3 of 3  100 %`);
  });
  it('names a document that takes long, by the end of its path where there is no room for all of it', () => {
    ok(progressBar({ ...half, slow }, 120).endsWith('  50 %  api/microsoft.com/graph-beta.json, 12 s'));
    const narrow = progressBar({ ...half, slow }, 80);
    ok(/ {2}50 % {2}….*\/graph-beta\.json, 12 s$/.test(narrow), narrow);
    strictEqual(narrow.length, 80);
  });
  it('leaves out the document in a narrow window, then the bar, then the end of the numbers', () => {
    strictEqual(progressBar({ ...half, slow }, 58), progressBar(half, 58));
    strictEqual(progressBar(half, 28), '━━━──  1,234 of 2,639   50 %');
    strictEqual(progressBar(half, 27), '1,234 of 2,639   50 %');
    strictEqual(progressBar(half, 9), '1,234 of…');
  });
  it('is never wider than the window, whatever the names of documents hold', () =>
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.nat(5000),
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(1e6),
        fc.integer({ min: 1, max: 200 }),
        (done, of, share, name, milliseconds, columns) => {
          const line = progressBar({ done, of, share, slow: { name, milliseconds } }, columns);
          const wide = Array.from(line).reduce(
            (sum, character) => sum + (/[\u{1100}-\u{10ffff}]/u.test(character) && !/[━─…]/.test(character) ? 2 : 1),
            0,
          );
          ok(wide <= columns, `${wide} > ${columns}: ${line}`);
          ok(!/\p{Cc}/u.test(line));
        },
      ),
    ));
});

describe('a line that has to fit', () => {
  it('is cut at its end, and counts East Asian characters as two columns', () =>
    deepStrictEqual(
      [fitted('abcdef', 6), fitted('abcdef', 5), fitted('日本語', 5), fitted('日本語', 6)],
      ['abcdef', 'abcd…', '日本…', '日本語'],
    ));
  it('has no line breaks and nothing that a terminal would obey', () => strictEqual(fitted('a\n\u001b[2Jb', 20), 'a??[2Jb'));
});
