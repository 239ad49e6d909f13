import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedStretch } from '../../../server/src/document/changedStretch';
import { LiveText } from '../../../server/src/document/liveText';

/** Few letters, so that what is put in is often what stands beside it. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
const edit = fc.record({ line: fc.nat(4), character: fc.nat(6), lines: fc.nat(2), characters: fc.nat(4), newText: letters });

interface Typed {
  readonly line: number;
  readonly character: number;
  readonly lines: number;
  readonly characters: number;
  readonly newText: string;
}

function apply(text: LiveText, { line, character, lines, characters, newText }: Typed): void {
  const start = { line, character };
  text.apply({ range: { start, end: { line: line + lines, character: lines === 0 ? character + characters : characters } }, newText });
}

describe('the stretch in which a text differs from an earlier one', () => {
  it('is as short as it can be, and the same where the edits are known', () => {
    fc.assert(
      fc.property(letters, fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 5 }), (first, before, after) => {
        const live = new LiveText(first);
        for (const each of before) apply(live, each);
        const { text, moment } = live;
        for (const each of after) apply(live, each);
        const stretch = changedStretch(text, live.text);
        const { start, endBefore, endAfter } = stretch;
        assert.equal(text.slice(0, start) + live.text.slice(start, endAfter) + text.slice(endBefore), live.text);
        if (text === live.text) assert.deepEqual([start, endAfter], [endBefore, endAfter]);
        else {
          const least = Math.min(endBefore - start, endAfter - start);
          assert.ok(least === 0 || text[start] !== live.text[start]);
          assert.ok(least === 0 || text[endBefore - 1] !== live.text[endAfter - 1]);
        }
        const known = live.changedSince(moment);
        assert.ok(known !== undefined);
        assert.deepEqual(changedStretch(text, live.text, known), stretch);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is not known of another text, nor after more edits than are remembered', () => {
    const live = new LiveText('a');
    const { moment } = live;
    assert.equal(new LiveText('a').changedSince(moment), undefined);
    for (let key = 0; key < 1_000; key++) apply(live, { line: 0, character: key, lines: 0, characters: 0, newText: 'b' });
    assert.deepEqual(live.changedSince(moment), { start: 0, endBefore: 0, endAfter: 1_000 });
    apply(live, { line: 0, character: 0, lines: 0, characters: 0, newText: 'b' });
    assert.equal(live.changedSince(moment), undefined);
    const { moment: later } = live;
    apply(live, { line: 0, character: 0, lines: 0, characters: 1, newText: '' });
    assert.deepEqual(live.changedSince(later), { start: 0, endBefore: 1, endAfter: 0 });
  });
});
