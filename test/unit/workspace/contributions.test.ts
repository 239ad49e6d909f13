import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

describe('the order of findings', () => {
  it('is the same in every country', () => {
    // In Swedish ä comes after z. A process has its country from the start, so that this one is asked in a process of its own.
    const script = `
      require(${JSON.stringify(require.resolve('tsx/cjs'))});
      const { Contributions } = require(${JSON.stringify(join(__dirname, '../../../server/src/workspace/contributions.ts'))});
      const position = { line: 0, character: 0 };
      const finding = (code) => ({ code, message: '', severity: 1, path: [], range: { start: position, end: position }, uri: 'file:///a' });
      const contributions = new Contributions();
      contributions.set('file:///a', ['z', 'ä'].map(finding));
      console.log(['z', 'ä'].sort((a, b) => a.localeCompare(b)).join(), contributions.of('file:///a').map(({ code }) => code).join());`;
    const env = { ...process.env, LC_ALL: 'sv_SE.UTF-8', NODE_OPTIONS: '' };
    assert.equal(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim(), 'z,ä ä,z');
  });
});
