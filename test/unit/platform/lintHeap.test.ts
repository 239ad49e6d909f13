import assert from 'node:assert/strict';
import { lintHeap } from '../../../server/src/platform/lintHeap';

const GIGABYTE = 1024 ** 3;

describe('how much memory a lint may use', () => {
  it('is what Electron allows, and not all of a small machine', () => {
    assert.equal(lintHeap('', 64 * GIGABYTE), 3_600);
    assert.equal(lintHeap('', 4 * GIGABYTE), 2_867);
  });

  it('is what NODE_OPTIONS says, the last word of it', () => {
    assert.equal(lintHeap('--max-old-space-size=8192', 4 * GIGABYTE), 8_192);
    assert.equal(lintHeap('--max_old_space_size=100 --enable-source-maps --max-old-space-size=200', 4 * GIGABYTE), 200);
    assert.equal(lintHeap('--max-old-space-size=0', 4 * GIGABYTE), 2_867);
  });
});
