import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert';
import { join } from 'node:path';
import type { LintReply } from '../../../server/src/lint/lintSession';
import { LintPool } from '../../../server/src/platform/lintPool';
import { LintProcess } from '../../../server/src/platform/lintProcess';
import { folderWith } from '../../support/languageServer';

/** Stands for the lint process: says who it is and what it was told; ends, or waits until it is cancelled, where the root says so. */
const STAND_IN = `
const told = [];
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  const lintReply = (id, reply) => process.send({ type: 'lintReply', id, reply });
  if (message.type === 'setRuleset') {
    told.push(message.key + ' from ' + (message.sources === undefined ? 'the disk' : Object.keys(message.sources)));
    const info = { name: message.key, uri: undefined, files: [], sources: { 'a.yaml': 'rules: {}' }, rules: 1, enabledRules: 1 };
    process.send({ type: 'rulesetReply', id: message.id, reply: { kind: 'inForce', info } });
  }
  if (message.type === 'open') told.push('open ' + message.uri);
  if (message.type === 'cancel') lintReply(globalThis.held, { kind: 'cancelled' });
  if (message.type !== 'lint') return;
  if (message.request.root === 'held') globalThis.held = message.id;
  else if (message.request.root === 'lost') process.exit(7);
  else lintReply(message.id, { kind: 'failed', message: process.pid + ': ' + told });
});
`;

describe('several lint processes', () => {
  const folder = folderWith({ 'lint.cjs': STAND_IN });
  let pool: LintPool;
  const lint = (root: string): Promise<LintReply> =>
    pool.lint({ root, version: 0, ruleset: 'r', boundary: 'file:///', stopWhenBroken: false });
  const said = async (root: string): Promise<{ pid: string; told: string }> => {
    const reply = await lint(root);
    const [, pid = '', told = ''] = /^(\d+): (.*)$/.exec(reply.kind === 'failed' ? reply.message : '') ?? [];
    return { pid, told };
  };
  beforeEach(async () => {
    pool = new LintPool([1, 2].map(() => new LintProcess(join(folder.path, 'lint.cjs'))));
    await pool.setRuleset('r', [], 'file:///');
  });
  afterEach(() => pool.dispose());
  after(() => folder.remove());

  it('judge at once, each one document, and by the same texts of the ruleset', async () => {
    strictEqual((await said('a')).told, 'r from the disk');
    const held = lint('held');
    const [b, c] = [await said('b'), await said('c')];
    strictEqual(b.told, 'r from a.yaml');
    strictEqual(c.pid, b.pid);
    pool.cancel('held');
    deepStrictEqual(await held, { kind: 'cancelled' });
  }).timeout(20_000);

  it('answer the others where one of them is lost with its document, and go on with another in its place', async () => {
    const before = pool.pids;
    const held = lint('held');
    const lost = await lint('lost');
    match(lost.kind === 'failed' ? lost.message : '', /ended unexpectedly \(exit 7\)/);
    const next = await said('next');
    ok(!before.includes(Number(next.pid)), 'the process is another');
    strictEqual(next.told, 'r from a.yaml');
    pool.cancel('held');
    deepStrictEqual(await held, { kind: 'cancelled' });
  }).timeout(20_000);

  it('all know an open text', async () => {
    pool.open('file:///a.yaml', 'a: 1', 1);
    const held = lint('held');
    match((await said('b')).told, /open file:\/\/\/a\.yaml/);
    pool.cancel('held');
    await held;
  }).timeout(20_000);

  it('are not more than were asked for', async () => {
    const pids = new Set((await Promise.all(['a', 'b', 'c', 'd', 'e'].map(said))).map(({ pid }) => pid));
    ok(pids.size <= 2);
    notStrictEqual(pids.size, 0);
    strictEqual(pool.pids.length, 2);
  }).timeout(20_000);
});
