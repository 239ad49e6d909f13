import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextPieces } from '../../../server/src/document/characters';

const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é'), maxLength: 6 });

describe('a text in pieces', () => {
  it('is looked into as the string that they make', () => {
    fc.assert(
      fc.property(
        piece,
        piece,
        piece,
        fc.nat(20),
        fc.nat(20),
        fc.constantFrom('a', '\n', 'x'),
        (before, middle, after, from, to, sought) => {
          const text = before + middle + after;
          const pieces = new TextPieces(before, middle, after);
          assert.equal(pieces.whole, text);
          assert.equal(pieces.length, text.length);
          assert.equal(pieces.charCodeAt(from), text.charCodeAt(from));
          assert.equal(pieces.slice(from), text.slice(from));
          assert.equal(pieces.slice(from, to), text.slice(from, to));
          assert.equal(pieces.indexOf(sought), text.indexOf(sought));
          assert.equal(pieces.indexOf(sought, from), text.indexOf(sought, from));
          assert.equal(pieces.lastIndexOf(sought), text.lastIndexOf(sought));
          assert.equal(pieces.lastIndexOf(sought, from - 1), text.lastIndexOf(sought, from - 1));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
