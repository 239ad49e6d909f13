import assert from 'node:assert/strict';
import { chooseRuleset, matchesGlob, type JudgedFolder } from '../../../server/src/workspace/chooseRuleset';
import { Contributions } from '../../../server/src/workspace/contributions';
import { parseRulesetSettings, readRulesetSettings } from '../../../server/src/workspace/rulesetSettings';
import { WorkspaceIndex } from '../../../server/src/workspace/workspaceIndex';
import { memoryFiles } from '../../support/memoryFiles';

const BOUNDARY = 'file:///work';
const folder = (over: Partial<JudgedFolder> = {}): JudgedFolder => ({
  boundary: BOUNDARY,
  rulesets: [],
  trust: { functions: false, hosts: [], shippedOnly: false },
  ...over,
});
const untrusted = { functions: false, hosts: [], shippedOnly: true };

describe('choosing a ruleset', () => {
  const files = memoryFiles({ 'file:///work/.spectral.yaml': '', 'file:///work/a/b/.spectral.json': '', 'file:///.spectral.yaml': '' });
  const rulesetOf = async (document: string, over: Partial<JudgedFolder> = {}): Promise<unknown> =>
    (await chooseRuleset(document, folder(over), files)).requests.map(({ ruleset }) => ruleset);

  it('takes the nearest up to the boundary and none beyond', async () => {
    assert.deepEqual(await rulesetOf('file:///work/a/b/c/api.yaml'), ['file:///work/a/b/.spectral.json']);
    assert.deepEqual(await rulesetOf('file:///work/a/api.yaml'), ['file:///work/.spectral.yaml']);
    assert.deepEqual(await rulesetOf('file:///work/a/api.yaml', { boundary: 'file:///work/a' }), ['specwright:recommended']);
  });

  it('puts the settings before the nearest, the first that matches', async () => {
    const rulesets = [
      { files: 'b/*.yaml', ruleset: 'b.yaml' },
      { files: '**', ruleset: 'specwright:oas' },
    ];
    assert.deepEqual(await rulesetOf('file:///work/b/api.yaml', { rulesets }), ['b.yaml']);
    assert.deepEqual(await rulesetOf('file:///work/a/b/api.yaml', { rulesets }), ['specwright:oas']);
  });

  it('puts what was named before everything', async () => {
    const named = [{ ruleset: 'x.yaml', baseUri: BOUNDARY, trust: untrusted }];
    assert.deepEqual(await rulesetOf('file:///work/api.yaml', { named, rulesets: [{ files: '**', ruleset: 'y.yaml' }] }), ['x.yaml']);
  });

  it('lets only shipped rulesets judge in an untrusted folder, and tells what was left out', async () => {
    const nearest = await chooseRuleset('file:///work/api.yaml', folder({ trust: untrusted }), files);
    assert.deepEqual([nearest.requests[0]?.ruleset, nearest.leftOut], ['specwright:recommended', '.spectral.yaml']);
    const set = await chooseRuleset(
      'file:///work/api.yaml',
      folder({ trust: untrusted, rulesets: [{ files: '**', ruleset: 'mine.yaml' }] }),
      files,
    );
    assert.deepEqual([set.requests[0]?.ruleset, set.leftOut], ['specwright:recommended', 'mine.yaml']);
    const shipped = await chooseRuleset(
      'file:///work/api.yaml',
      folder({ trust: untrusted, rulesets: [{ files: '**', ruleset: 'specwright:oas' }] }),
      files,
    );
    assert.deepEqual([shipped.requests[0]?.ruleset, shipped.leftOut], ['specwright:oas', undefined]);
  });

  it('matches globs as people write them', () => {
    assert.ok(matchesGlob('*.yaml', 'file:///work/a/b/api.yaml', BOUNDARY), 'a name in any folder');
    assert.ok(matchesGlob('./apis/**/*.yaml', 'file:///work/apis/x/api.yaml', BOUNDARY));
    assert.ok(!matchesGlob('apis/*.yaml', 'file:///work/apis/x/api.yaml', BOUNDARY));
    assert.ok(matchesGlob('**', 'untitled:Untitled-1', BOUNDARY));
  });
});

describe('ruleset settings', () => {
  it('keep what is right and say what is wrong', () => {
    const { rulesets, problems } = parseRulesetSettings([
      { ruleset: 'a.yaml' },
      { files: '*.yaml' },
      7,
      { ruleset: 'b', integrity: 'md5-x' },
    ]);
    assert.deepEqual(rulesets, [{ files: '**', ruleset: 'a.yaml' }]);
    assert.deepEqual(
      problems.map(({ message }) => /^Entry (\d)/.exec(message)?.[1]),
      ['2', '3', '4'],
    );
    assert.equal(parseRulesetSettings('x').problems.length, 1);
  });

  it('are read with comments, and a broken file is said with its line', async () => {
    const read = (text: string) => readRulesetSettings(BOUNDARY, memoryFiles({ 'file:///work/.vscode/settings.json': text }));
    assert.deepEqual((await read('{ // x\n "specwright.rulesets": [{ "ruleset": "a.yaml" },], }')).rulesets, [
      { files: '**', ruleset: 'a.yaml' },
    ]);
    assert.deepEqual((await read('')).problems, []);
    const broken = await read('{\n "specwright.rulesets": [{ "ruleset": ] }');
    assert.equal(broken.problems[0]?.range.start.line, 1);
    const wrong = await read('{\n "specwright.rulesets": [\n  { "files": "x" }\n ]\n}');
    assert.equal(wrong.problems[0]?.range.start.line, 2);
  });
});

describe('contributions of roots', () => {
  const finding = (uri: string, message = 'm') => ({
    code: 'c',
    message,
    severity: 1 as const,
    path: [],
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    uri,
  });

  it('show a part’s finding once and take away what one root alone brought', () => {
    const contributions = new Contributions();
    contributions.set('one', [finding('part'), finding('one')]);
    contributions.set('two', [finding('part'), finding('part', 'other')]);
    assert.deepEqual(
      contributions.of('part').map(({ message }) => message),
      ['m', 'other'],
    );
    assert.deepEqual([...contributions.delete('two')], ['part']);
    assert.deepEqual(
      contributions.of('part').map(({ message }) => message),
      ['m'],
    );
    contributions.delete('one');
    assert.deepEqual(contributions.of('part'), []);
  });
});

describe('the index of a workspace', () => {
  it('finds roots and the parts they lead to, and forgets a folder', async () => {
    const index = new WorkspaceIndex(() =>
      memoryFiles({
        'file:///work/api.yaml': 'openapi: 3.0.3\npaths:\n  /a: { $ref: parts/a.yaml }\n',
        'file:///work/parts/a.yaml': 'get: { $ref: "../deep/b.yaml#/x" }\n',
        'file:///work/deep/b.yaml': 'x: {}\n',
        'file:///work/node_modules/x/api.yaml': 'openapi: 3.0.3\n',
        'file:///work/k8s.yaml': '# openapi: 3.0.3\nkind: Service\n',
      }),
    );
    await index.scan(BOUNDARY);
    assert.deepEqual(index.rootsIn(BOUNDARY), ['file:///work/api.yaml']);
    assert.deepEqual(index.rootsOf('file:///work/deep/b.yaml'), ['file:///work/api.yaml']);
    assert.deepEqual(index.rootsOf('file:///work/k8s.yaml'), []);
    assert.deepEqual(index.rootsIn(BOUNDARY, ['*.yaml']), []);
    index.forget('file:///work/parts');
    assert.deepEqual(index.rootsOf('file:///work/deep/b.yaml'), []);
  });
});
