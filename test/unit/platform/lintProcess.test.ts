import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LintLoss } from '../../../server/src/lint/lintMessages';
import type { LintReply, LintRequest } from '../../../server/src/lint/lintSession';
import { LintProcess } from '../../../server/src/platform/lintProcess';

/** What a lint process does when it is asked to lint: it ends without a word, says that it is lost, or answers with rules that were over their time. */
type Act =
  'ends' | 'aborts for want of memory' | { readonly lost: LintLoss } | { readonly overTime: readonly string[]; readonly broken?: true };

/** A lint process that notes what it is told, and acts by a plan that outlives it. */
const PROGRAM = `
const { appendFileSync, readFileSync, writeFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');
const at = (name) => join(__dirname, name);
process.on('message', (message) => {
  appendFileSync(at('told'), JSON.stringify(message) + '\\n');
  if (message.type === 'setRuleset') {
    const info = { name: 'r', uri: undefined, files: [], sources: {}, rules: 1, enabledRules: 1 };
    return process.send({ type: 'rulesetReply', id: message.id, reply: { kind: 'inForce', info } });
  }
  if (message.type !== 'lint') return;
  const [act = { overTime: [] }, ...rest] = JSON.parse(readFileSync(at('plan'), 'utf8'));
  writeFileSync(at('plan'), JSON.stringify(rest));
  if (act === 'ends') process.kill(process.pid, 'SIGKILL');
  else if (act === 'aborts for want of memory') {
    writeSync(2, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\\n');
    process.abort();
  } else if (act.lost) process.send({ type: 'lost', ...act.lost });
  else {
    const { root, version } = message.request;
    const failures = act.overTime.map((overTime) => ({ message: '', uri: root, overTime }));
    const outcome = { root, version, findings: [], documents: [root], broken: act.broken === true, unrecognized: false, failures, milliseconds: 1 };
    process.send({ type: 'lintReply', id: message.id, reply: { kind: 'done', outcome } });
  }
});
process.on('disconnect', () => process.exit(0));
`;

const request = (root: string): LintRequest => ({ root, version: 1, ruleset: 'r', boundary: 'file:///', stopWhenBroken: true });
const overTime = (rule: string, checks: number): Act => ({
  lost: { reason: 'stuck', message: `${rule} never ends`, overTime: { rule, checks } },
});
const kindOf = (reply: LintReply): string => (reply.kind === 'failed' ? reply.message : reply.kind);

describe('a lint process that is replaced', () => {
  let folder: string;
  let session: LintProcess;
  let lost: string[];
  const begin = async (plan: readonly Act[]): Promise<void> => {
    writeFileSync(join(folder, 'plan'), JSON.stringify(plan));
    await session.setRuleset('r', [], 'file:///');
    session.open('file:///a', 'text', 1);
  };
  const told = (): string[] =>
    readFileSync(join(folder, 'told'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const message: { type: string; uri?: string; key?: string; request?: LintRequest } = JSON.parse(line);
        const { type, uri, key, request: asked } = message;
        return [type, uri ?? key ?? asked?.root, ...(asked?.suspects === undefined ? [] : [JSON.stringify(asked.suspects)])].join(' ');
      });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
    writeFileSync(join(folder, 'lint.cjs'), PROGRAM);
    session = new LintProcess(join(folder, 'lint.cjs'));
    lost = [];
    session.onLost = (message) => lost.push(message);
  });
  afterEach(() => {
    session.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const START = ['open file:///a', 'setRuleset r'];

  it('for a reason that nobody knows is given the texts, the ruleset and the same question again', async () => {
    await begin(['ends']);
    const replies = await Promise.all([session.lint(request('a')), session.lint(request('b'))]);
    assert.deepEqual(replies.map(kindOf), ['done', 'done']);
    const first = told().slice(0, 3);
    assert.deepEqual(first, ['setRuleset r', 'open file:///a', 'lint a']);
    assert.deepEqual(told().slice(-4), [...START, 'lint a', 'lint b']);
    assert.match(lost.join(), /SIGKILL/);
  }).timeout(20_000);

  it('twice over the same document gives that one up and answers the other', async () => {
    await begin(['ends', 'ends']);
    const replies = await Promise.all([session.lint(request('a')), session.lint(request('b'))]);
    assert.match(replies.map(kindOf).join(), /^The linter ended unexpectedly \(SIGKILL\).*,done$/);
  }).timeout(20_000);

  it('for want of memory says so, asks no more about that document, and answers the other', async () => {
    await begin(['aborts for want of memory']);
    const replies = await Promise.all([session.lint(request('a')), session.lint(request('b'))]);
    assert.match(replies.map(kindOf).join(), /^Judging it took more memory than a lint may use.*,done$/);
    assert.deepEqual(told().slice(-3), [...START, 'lint b']);
  }).timeout(20_000);

  it('over a rule that never ends has that rule watched from where it was, and from the start in later texts, until it ends; not in one that does not parse', async () => {
    await begin([overTime('slow', 7), { overTime: ['slow'] }, { overTime: [], broken: true }, { overTime: [] }, { overTime: [] }]);
    for (let text = 0; text < 4; text++) assert.equal(kindOf(await session.lint(request('a'))), 'done');
    assert.deepEqual(
      told().filter((line) => line.startsWith('lint')),
      ['lint a', 'lint a {"slow":7}', 'lint a {"slow":0}', 'lint a {"slow":0}', 'lint a'],
    );
    assert.deepEqual(lost, [], 'it is told where the rule is set aside');
  }).timeout(20_000);

  it('over a rule that never ends in a text that is no more asked about remembers the rule for the next one', async () => {
    await begin([overTime('slow', 7), { overTime: ['slow'] }]);
    const first = session.lint(request('a'));
    session.cancel('a');
    assert.equal(kindOf(await first), 'cancelled');
    assert.equal(kindOf(await session.lint(request('a'))), 'done');
    assert.equal(told().at(-1), 'lint a {"slow":0}');
  }).timeout(20_000);

  it('over ever other rules gives up at the sixth', async () => {
    await begin(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((rule) => overTime(rule, 1)));
    assert.equal(kindOf(await session.lint(request('a'))), 'f never ends');
  }).timeout(60_000);
});
