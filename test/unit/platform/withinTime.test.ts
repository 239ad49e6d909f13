import assert from 'node:assert/strict';
import { withinTime } from '../../../server/src/platform/withinTime';

describe('within a time', () => {
  it('gives what is done, and throws what it throws', () => {
    assert.deepEqual(
      withinTime(60_000, () => 5),
      { done: 5 },
    );
    assert.throws(() => withinTime(60_000, () => JSON.parse('{')), SyntaxError);
  });

  it('breaks off a regular expression that never ends, past its own catch, and works again', () => {
    let caught = false;
    const broken = withinTime(20, () => {
      try {
        return /^(a+)+$/.test(`${'a'.repeat(60)}!`);
      } catch {
        caught = true;
        return false;
      }
    });
    assert.equal(broken, undefined);
    assert.equal(caught, false);
    assert.deepEqual(
      withinTime(60_000, () => 'again'),
      { done: 'again' },
    );
  });
});
