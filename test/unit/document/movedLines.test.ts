import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedLines } from '../../../server/src/document/movedLines';

describe('lines that have moved', () => {
  it('are found where they stand now: before the edit as they were, after it moved by it, in it not at all', () => {
    const moved = movedLines('a\nb\nc\nd', 'a\nx\ny\nz\nd');
    assert.deepEqual([0, 1, 2, 3].map(moved), [0, undefined, undefined, 4]);
    assert.deepEqual([0, 1].map(movedLines('a\nb', 'a\nb')), [0, 1]);
    assert.deepEqual([0, 1, 2].map(movedLines('a\nb\nc', 'a\nc')), [0, undefined, 1]);
  });

  it('are the same lines, whatever was edited', () => {
    const line = fc.constantFrom('a', 'b', 'c', '');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.nat(), fc.nat(), fc.array(line), (lines, from, length, put) => {
        const start = from % lines.length;
        const after = [...lines.slice(0, start), ...put, ...lines.slice(start + (length % 5))].join('\n');
        // A text without any line has one, which is empty.
        const now = after.split('\n');
        const moved = movedLines(lines.join('\n'), after);
        for (const [at, text] of lines.entries()) {
          const there = moved(at);
          if (there !== undefined) assert.equal(now[there], text);
        }
      }),
    );
  });
});
