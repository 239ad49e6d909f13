import assert from 'node:assert/strict';
import { findRuleset, RULESET_FILE_NAMES } from '../../../server/src/ruleset/findRuleset';
import { memoryFiles, problemsOf } from './memory';

describe('findRuleset', () => {
  const find = (files: readonly string[], document: string, boundary = 'file:///w'): Promise<string | undefined> =>
    findRuleset(document, boundary, memoryFiles(Object.fromEntries(files.map((name) => [name, '']))));

  it('takes the nearest', async () => {
    const files = ['.spectral.yaml', 'a/.spectral.json', 'a/b/api.yaml'];
    assert.equal(await find(files, 'file:///w/a/b/api.yaml'), 'file:///w/a/.spectral.json');
    assert.equal(await find(files, 'file:///w/api.yaml'), 'file:///w/.spectral.yaml');
  });

  it('never looks beyond the boundary, nor in a folder whose name begins the same', async () => {
    assert.equal(await find(['.spectral.yaml'], 'file:///w/a/b/api.yaml', 'file:///w/a'), undefined);
    assert.equal(await find(['a-2/.spectral.yaml'], 'file:///w/a-2/api.yaml', 'file:///w/a'), undefined);
    assert.equal(await find(['.spectral.yaml'], 'file:///elsewhere/api.yaml'), undefined);
  });

  it('knows the names that spectral-cli knows, YAML and JSON before JavaScript', async () => {
    assert.equal(await find(['.spectral.js', '.spectral.yml'], 'file:///w/api.yaml'), 'file:///w/.spectral.yml');
    for (const name of RULESET_FILE_NAMES) assert.equal(await find([name], 'file:///w/api.yaml'), `file:///w/${name}`);
    assert.equal(await find(['my.spectral.yaml', 'spectral.toml'], 'file:///w/api.yaml'), undefined);
  });

  it('gives an unsaved document the ruleset of its boundary', async () => {
    assert.equal(await find(['.spectral.yaml'], 'untitled:Untitled-1'), 'file:///w/.spectral.yaml');
  });

  it('ends with a boundary that has a slash, and at the root of a drive', async () => {
    assert.equal(await find([], 'file:///w/a/api.yaml', 'file:///w/'), undefined);
    assert.equal(await find([], 'file:///c:/api.yaml', 'file:///c:'), undefined);
  });

  it('a ruleset in JavaScript is found and refused in words, at the file', async () => {
    const [problem] = await problemsOf({ '.spectral.js': 'module.exports = {}' }, 'file:///w/.spectral.js');
    assert.match(problem?.message ?? '', /JavaScript, which Specwright does not run\. Write its rules as YAML/);
    assert.equal(problem?.uri, 'file:///w/.spectral.js');
  });
});
