import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { childLoss } from '../../../server/src/platform/childLoss';

/** How a Node that runs this ends, and what it says. */
function lastOf(flags: readonly string[], code: string): Promise<{ how: string; words: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...flags, '-e', code], (_error, _out, words) =>
      resolve({ how: child.signalCode ?? `exit ${child.exitCode}`, words }),
    );
  });
}

describe('why a lint process ended', () => {
  it('a heap that is full is told as memory, with a next step', async () => {
    const { how, words } = await lastOf(['--max-old-space-size=20'], 'const a = []; for (;;) a.push(new Array(1000).fill(a.length))');
    const loss = childLoss(how, words);
    assert.equal(loss.reason, 'memory', `${how}: ${words}`);
    assert.match(loss.message, /more memory than a lint may use.*split the document/);
  }).timeout(30_000);

  // What V8 12 says of an array that grows past what an array may be; it needs a gigabyte to get there.
  it('so is one thing that is larger than any may be', () => {
    const words = '#\n# Fatal error in , line 0\n# Fatal JavaScript invalid size error 169220804\n#';
    assert.equal(childLoss('SIGTRAP', words).reason, 'memory');
  });

  it('what was ended from outside says so', () => {
    assert.deepEqual(childLoss('SIGKILL', ''), {
      reason: 'crash',
      message: 'The linter ended unexpectedly (SIGKILL): somebody ended it, or the system was short of memory. It is started anew.',
    });
  });

  it('anything else says how', () => {
    assert.equal(childLoss('exit 7', 'Segmentation').message, 'The linter ended unexpectedly (exit 7). It is started anew.');
  });
});
