import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GapText } from '../../../server/src/document/gapText';
import { LaterText } from '../../../server/src/document/laterText';
import { LineIndex } from '../../../server/src/document/lineIndex';
import { LiveText } from '../../../server/src/document/liveText';

/** Longer than what is kept apart around an edit. */
const LONG = Array.from({ length: 4_000 }, (_, line) => `line ${line} é`).join('\n');
const edit = fc.record({
  where: fc.nat(),
  near: fc.integer({ min: -20, max: 20 }),
  length: fc.oneof(fc.nat(5), fc.nat(9_000)),
  text: fc.oneof(fc.constantFrom('', 'x', '\n', '\r', '\r\n', 'two\nlines'), fc.constant('y'.repeat(70_000))),
});

describe('a text that is being typed into', () => {
  it('is the text that the edits make, near each other and far away', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 15 }), fc.nat(), fc.nat(), (edits, from, length) => {
        const [gap, live, later] = [new GapText(LONG), new LiveText(LONG), new LaterText(LONG)];
        let text = LONG;
        let last = 0;
        for (const { where, near, length: gone, text: made } of edits) {
          const start = Math.min(text.length, Math.max(0, where % 3 === 0 ? where % (text.length + 1) : last + near));
          const end = Math.min(text.length, start + gone);
          const lines = new LineIndex(text);
          const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
          // A position cannot name the place between the two characters of a line break.
          const [first, behind] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
          gap.replace(first, behind, made);
          live.apply({ range, newText: made });
          later.edit([{ range, newText: made }]);
          text = text.slice(0, first) + made + text.slice(behind);
          last = first;
          const at = from % (text.length + 1);
          assert.equal(gap.slice(at, at + (length % 200)), text.slice(at, at + (length % 200)));
          assert.equal(gap.length, text.length);
          const line = lines.positionAt(first).line;
          assert.equal(live.lineAt(line), new LineIndex(text).lineAt(line));
        }
        assert.equal(gap.text, text);
        assert.equal(live.text, text);
        assert.equal(later.text, text);
      }),
      { numRuns: 60 },
    );
  });
});
