import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { loadRuleset } from '../../../server/src/ruleset/loadRuleset';
import { memoryFiles } from '../../support/memoryFiles';

describe('the integrity of a ruleset', () => {
  const text = 'rules:\n  a:\n    given: $\n    then: { field: ä, function: truthy }\n';
  const load = (integrity: string) =>
    loadRuleset(
      { ruleset: 'r.yaml', baseUri: 'file:///work', trust: { functions: false, hosts: [], shippedOnly: false }, integrity },
      { files: memoryFiles({ 'file:///work/r.yaml': text }) },
    );

  it('is that of its text', async () => {
    assert.equal((await load(`sha256-${createHash('sha256').update(text).digest('base64')}`)).ok, true);
  });

  it('refuses another text, and says so', async () => {
    const outcome = await load(`sha256-${createHash('sha256').update('other').digest('base64')}`);
    assert.ok(!outcome.ok);
    assert.match(outcome.problems[0]?.message ?? '', /its digest is not/);
  });
});
