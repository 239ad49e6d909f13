import { ok, strictEqual } from 'node:assert';
import { lintRoom } from '../../../server/src/platform/lintRoom';

const GB = 2 ** 30;

describe('the room for lints', () => {
  it('has a process for each core where there is memory for them', () => strictEqual(lintRoom(8, 32 * GB).processes, 8));
  // 70 % of 2 GB are 1.4 GB, which is three times 400 MB and not four times.
  it('has fewer processes on a small machine, and one always', () => {
    strictEqual(lintRoom(16, 2 * GB).processes, 3);
    strictEqual(lintRoom(2, GB / 4).processes, 1);
  });
  it('never promises documents more than what the processes leave', () => {
    for (const memory of [0.25, 1, 2, 4, 8, 64]) {
      const { processes, bytes } = lintRoom(64, memory * GB);
      ok(bytes >= 0);
      ok(processes === 1 || processes * 400 * 2 ** 20 + bytes * 150 <= memory * GB * 0.7 + 1);
    }
  });
});
