import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { applyEdits } from '../../../server/src/document/textEdit';
import { textEditsOf } from '../../../server/src/fix/edit/offsetEdit';
import { EditedText } from '../../../server/src/fix/editedText';

const text = (value: string): EditedText => new EditedText(new Document('file:///a.yaml', 3, value));

describe('EditedText', () => {
  it('tells edits of several rounds as one set that touches nothing else', () => {
    const edited = text('a: 1\nb: 2\nc: 3\n');
    edited.apply(textEditsOf(edited.document, [{ start: 5, end: 5, newText: 'new: x\n' }]));
    edited.apply(
      textEditsOf(edited.document, [
        { start: 10, end: 11, newText: 'yy' },
        { start: 16, end: 16, newText: '!' },
      ]),
    );
    assert.equal(edited.document.text, 'a: 1\nnew: yy\nb: 2!\nc: 3\n');
    assert.equal(edited.document.version, 5);
    assert.deepEqual(edited.edits, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, newText: 'new: yy\n' },
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } }, newText: '!' },
    ]);
  });

  it('has nothing to tell when nothing was done', () => assert.deepEqual(text('a').edits, []));

  it('leads from the first text to the last, whatever is done in between', () => {
    const cut = fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀') }), fc.array(cut), (first, cuts) => {
        const edited = text(first);
        let expected = first;
        for (const [one, two, newText] of cuts) {
          const [start = 0, end = 0] = [one % (expected.length + 1), two % (expected.length + 1)].sort((a, b) => a - b);
          edited.apply(textEditsOf(edited.document, [{ start, end, newText }]));
          expected = expected.slice(0, start) + newText + expected.slice(end);
          assert.equal(edited.document.text, expected);
        }
        assert.equal(applyEdits(first, edited.edits), expected);
      }),
    );
  });
});
