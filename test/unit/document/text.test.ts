import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LiveText } from '../../../server/src/document/liveText';
import { LineIndex } from '../../../server/src/document/lineIndex';
import { comparePositions } from '../../../server/src/document/position';
import { applyEdits, OverlappingEdits } from '../../../server/src/document/textEdit';

/** Texts with every kind of line break, astral characters and a byte order mark now and then. */
const text = fc
  .array(fc.constantFrom('a', 'ä', '😀', ' ', '\n', '\r\n', '\r', '\uFEFF', 'openapi: 3.0.3'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('positions in a text', () => {
  it('are those of the LSP library, whatever the line breaks', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (sample, offset) => {
        const theirs = TextDocument.create('file:///a', 'yaml', 1, sample);
        const ours = new LineIndex(sample);
        assert.equal(ours.lineCount, theirs.lineCount);
        const position = ours.positionAt(offset);
        // Between CR and LF the library moves back to before the break; an offset there is no position that LSP can name.
        if (sample[offset - 1] !== '\r' || sample[offset] !== '\n') assert.deepEqual(position, theirs.positionAt(offset));
      }),
    );
  });

  it('lead back to their offsets', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (sample, offset) => {
        const lines = new LineIndex(sample);
        const clamped = Math.min(offset, sample.length);
        const inBreak = sample[clamped - 1] === '\r' && sample[clamped] === '\n';
        if (!inBreak) assert.equal(lines.offsetAt(lines.positionAt(offset)), clamped);
      }),
    );
  });

  it('past the end of a line mean its end', () => {
    assert.equal(new LineIndex('ab\r\ncd').offsetAt({ line: 0, character: 9 }), 2);
    assert.equal(new LineIndex('ab\r\ncd').offsetAt({ line: 7, character: 0 }), 6);
    assert.equal(new LineIndex('ab\r\ncd').lineAt(0), 'ab');
  });
});

describe('applying edits', () => {
  it('gives what the LSP library gives', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.constantFrom('', 'x', '\n', 'yy')), { maxLength: 4 }),
        (sample, wanted) => {
          const theirs = TextDocument.create('file:///a', 'yaml', 1, sample);
          let last = 0;
          const edits = wanted
            .map(([at, length, newText]) => ({ at, length, newText }))
            .sort((a, b) => a.at - b.at)
            .flatMap(({ at, length, newText }) => {
              const start = Math.max(at, last);
              last = start + length + 1;
              return [{ range: { start: theirs.positionAt(start), end: theirs.positionAt(start + length) }, newText }];
            });
          assert.equal(applyEdits(sample, edits), TextDocument.applyEdits(theirs, edits));
        },
      ),
    );
  });

  it('one after the other gives what applying each anew gives', () => {
    const position = fc.record({ line: fc.nat(6), character: fc.nat(12) });
    const wanted = fc.array(fc.tuple(position, position, fc.constantFrom('', 'x', '\n', '\r\n', '\r', 'a\nb')), { maxLength: 6 });
    fc.assert(
      fc.property(text, wanted, (sample, pairs) => {
        const edited = new LiveText(sample);
        let expected = sample;
        for (const [a, b, newText] of pairs) {
          const [start, end] = comparePositions(a, b) <= 0 ? [a, b] : [b, a];
          edited.apply({ range: { start, end }, newText });
          expected = applyEdits(expected, [{ range: { start, end }, newText }]);
          assert.equal(edited.text, expected);
        }
        const lines = new LineIndex(expected);
        assert.equal(edited.linesBetween(0, lines.lineCount - 1), expected);
        for (let line = 0; line < lines.lineCount; line++)
          assert.equal(edited.linesBetween(line, line).replace(/(\r\n|\r|\n)$/, ''), lines.lineAt(line));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the order of insertions at one place', () => {
    const at = { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } };
    assert.equal(
      applyEdits('ab', [
        { range: at, newText: '1' },
        { range: at, newText: '2' },
      ]),
      'a12b',
    );
  });

  it('refuses edits that overlap', () => {
    const range = (from: number, to: number) => ({ start: { line: 0, character: from }, end: { line: 0, character: to } });
    assert.throws(
      () =>
        applyEdits('abcd', [
          { range: range(0, 3), newText: '' },
          { range: range(1, 2), newText: '' },
        ]),
      OverlappingEdits,
    );
  });
});
