import assert from 'node:assert/strict';
import { loadRuleset } from '../../../server/src/ruleset/loadRuleset';
import { load, memoryFiles, problemsOf } from './memory';

const RULE = 'rules:\n  own: {given: $.info, then: {field: x, function: truthy}}\n';

describe('extends', () => {
  const escapes = [
    '../outside.yaml',
    '..%2foutside.yaml',
    'a/../../outside.yaml',
    '/etc/outside.yaml',
    'file:///etc/outside.yaml',
    'FILE:/etc/outside.yaml',
    '//host/share/outside.yaml',
    '\\\\host\\share\\outside.yaml',
    '..\\outside.yaml',
    'c:/outside.yaml',
    'c:\\outside.yaml',
    '../w-2/outside.yaml',
    'data:text/yaml,rules',
  ];
  for (const target of escapes) {
    it(`${target} leads nowhere, and the problem stands in its line`, async () => {
      const files = memoryFiles({ 'r.yaml': `# a comment\nextends:\n  - spectral:oas\n  - '${target}'\n` });
      const trust = { functions: true, hosts: ['host'], shippedOnly: false };
      const outcome = await loadRuleset({ ruleset: 'r.yaml', baseUri: 'file:///w', trust }, { files });
      assert.ok(!outcome.ok);
      assert.equal(outcome.problems[0]?.uri, 'file:///w/r.yaml');
      assert.equal(outcome.problems[0]?.range.start.line, 3);
      // Whatever is asked for outside goes through the file system, which refuses it.
      assert.ok(files.asked.every((uri) => uri.startsWith('file:///')));
    });
  }

  it('names are paths: % and # stand for themselves', async () => {
    const files = { 'r.yaml': "extends: ['./a%20#b.yaml']\n", 'a%2520%23b.yaml': RULE };
    assert.ok((await load(files)).ok);
  });

  it('on Windows a chosen path may have backslashes', async () => {
    const read = (uri: string) =>
      Promise.resolve(
        uri === 'file:///c:/w/rules/r.yaml'
          ? ({ ok: true, text: RULE } as const)
          : ({ ok: false, reason: 'missing', message: uri } as const),
      );
    const host = { files: { read, list: () => Promise.resolve([]) } };
    const trust = { functions: false, hosts: [], shippedOnly: false };
    for (const ruleset of ['rules\\r.yaml', 'C:\\w\\rules\\r.yaml', 'c:/w/rules/r.yaml', './rules/r.yaml']) {
      const outcome = await loadRuleset({ ruleset, baseUri: 'file:///c:/w', trust }, host);
      assert.ok(outcome.ok, ruleset);
      assert.equal(outcome.ruleset.source, 'c:/w/rules/.spectral.js');
    }
  });

  it('a rule of the extended file at fault is a problem of that file', async () => {
    const [problem] = await problemsOf({
      'r.yaml': 'extends: ./b.yaml\n',
      'b.yaml': `${RULE}  bad: {given: '#No', then: {function: truthy}}\n`,
    });
    assert.equal(problem?.uri, 'file:///w/b.yaml');
    assert.equal(problem?.range.start.line, 2);
    assert.match(problem?.message ?? '', /Alias "No" does not exist/);
  });

  it('files and texts of the whole chain are told, so that it can be watched and loaded again', async () => {
    const files = { 'r.yaml': 'extends: [./b.yaml]\n', 'b.yaml': 'extends: spectral:oas\n' };
    const outcome = await load(files);
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.info.files, ['file:///w/b.yaml', 'file:///w/r.yaml']);
    assert.deepEqual(outcome.info.sources, { 'file:///w/r.yaml': files['r.yaml'], 'file:///w/b.yaml': files['b.yaml'] });
    assert.deepEqual([outcome.info.name, outcome.info.uri], ['r.yaml', 'file:///w/r.yaml']);
  });

  it('a missing file is among those to watch', async () => {
    const outcome = await load({ 'r.yaml': 'extends: ./b.yaml\n' });
    assert.ok(!outcome.ok);
    assert.ok(outcome.files.includes('file:///w/b.yaml'));
  });

  it('a circle is refused where it closes', async () => {
    const [problem] = await problemsOf({ 'r.yaml': 'extends: ./b.yaml\n', 'b.yaml': '\nextends: ./r.yaml\n' });
    assert.match(problem?.message ?? '', /leads back to r\.yaml/);
    assert.deepEqual([problem?.uri, problem?.range.start.line], ['file:///w/b.yaml', 1]);
  });

  it('files that double at each step end in one problem', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`b${i}.yaml`, `extends: [./b${i + 1}.yaml, ./b${i + 1}.yaml]\n`]),
    );
    const [problem] = await problemsOf({ ...files, 'b30.yaml': 'rules: {}\n', 'r.yaml': 'extends: ./b0.yaml\n' });
    assert.match(problem?.message ?? '', /extends others more than 100 times/);
  });

  it('shipped names of our own can be extended', async () => {
    const outcome = await load({ 'r.yaml': 'extends: [[specwright:recommended, off], specwright:oas]\nrules: {info-contact: error}\n' });
    assert.ok(outcome.ok);
    assert.equal(outcome.info.rules, 89);
  });

  it('a package in JavaScript is refused in words', async () => {
    const files = { 'r.yaml': 'extends: some-rules\n', 'node_modules/some-rules/package.json': '{"main": "index.js"}' };
    const [problem] = await problemsOf(files);
    assert.match(problem?.message ?? '', /ruleset in JavaScript/);
    assert.equal(problem?.uri, 'file:///w/r.yaml');
  });
});
