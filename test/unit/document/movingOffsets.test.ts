import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MovingOffsets } from '../../../server/src/document/movingOffsets';

describe('offsets in a text that is being edited', () => {
  it('are where the text has them after any edits', () => {
    const edit = fc.record({ where: fc.nat(), gone: fc.nat(12), text: fc.string({ unit: fc.constantFrom('a', '.'), maxLength: 12 }) });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '.'), maxLength: 60 }),
        fc.array(edit, { maxLength: 8 }),
        fc.nat(80),
        (first, edits, limit) => {
          let text = first;
          const offsets = new MovingOffsets(dotsIn(text, 0), text.length);
          for (const { where, gone, text: made } of edits) {
            const start = where % (text.length + 1);
            const end = Math.min(text.length, start + gone);
            const grown = made.length - (end - start);
            offsets.replace(offsets.countBelow(start), offsets.countBelow(end), dotsIn(made, start), grown);
            text = text.slice(0, start) + made + text.slice(end);
            const expected = dotsIn(text, 0);
            assert.deepEqual(offsets.all, expected);
            assert.equal(offsets.count, expected.length);
            for (const [index, offset] of expected.entries()) assert.equal(offsets.at(index), offset);
            assert.equal(offsets.at(-1), undefined);
            assert.equal(offsets.at(expected.length), undefined);
            assert.equal(offsets.countBelow(limit), expected.filter((each) => each < limit).length);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('may be moved one by one where they stand before the last edit', () => {
    const offsets = new MovingOffsets([1, 5, 9], 10);
    offsets.replace(2, 2, [], 3);
    offsets.move(1, 3);
    assert.deepEqual(offsets.all, [1, 8, 12]);
  });
});

function dotsIn(text: string, base: number): number[] {
  return [...text.matchAll(/\./g)].map(({ index }) => base + index);
}
