import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { findDeck } from './deck';

/** The comparisons with a real `deck`, each over a small fixed sample. */
const COMPARISONS = ['againstDeck', 'generated/generatedAgainstDeck', 'beyondDeck', 'writtenManifests'];
const LONGEST = 20 * 60_000;

describe('manifests beside those of a real deck', () => {
  for (const name of COMPARISONS) {
    it(name, async function () {
      this.timeout(LONGEST);
      if ((await findDeck()) === undefined) {
        console.log('      deck is absent: not run (CONTRIBUTING.md says how it is built)');
        this.skip();
      }
      const { output, exit } = await compared(name);
      console.log(output.replaceAll(/^/gm, '      '));
      assert.equal(exit, 0);
    });
  }
});

function compared(name: string): Promise<{ output: string; exit: number }> {
  const script = resolve(__dirname, `${name}.ts`);
  return new Promise((settle) => {
    execFile(process.execPath, ['--import', 'tsx', script, '--fast'], { timeout: LONGEST, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
      settle({ output: error === null ? stdout : stdout + stderr, exit: error === null ? 0 : 1 }),
    );
  });
}
