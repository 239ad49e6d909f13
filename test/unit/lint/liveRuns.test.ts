import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LiveRun } from '../../../server/src/lint/liveRun';
import { LintControl } from '../../../server/src/lint/lintControl';
import type { SpectralSession } from '../../../server/src/lint/spectralSession';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

const FOLDER = 'file:///specs';

/** A document so large that three of them are more than are kept. */
function largeText(title: string): string {
  const info = { title, version: '1', description: 'x'.repeat(7_000_000) };
  return JSON.stringify({ openapi: '3.0.3', info, paths: {} });
}

async function judge(session: SpectralSession, root: string): Promise<void> {
  await judgementOf(session, requestOf(root, FOLDER, { stopWhenBroken: true }));
}

describe('judged documents that are kept', function () {
  this.timeout(60_000);
  afterEach(() => mock.restoreAll());

  it('are those that were asked for last, up to a size together, until they are closed', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `${FOLDER}/${name}.json`);
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const session = await judgingSession({}, 'specwright:oas', FOLDER);
    const next = mock.method(LiveRun.prototype, 'next');
    const isKept = async (root: string): Promise<boolean> => {
      const before = next.mock.callCount();
      await judge(session, root);
      return next.mock.callCount() > before;
    };
    for (const root of [a, b]) {
      session.open(root, largeText(root));
      assert.equal(await isKept(root), false);
    }
    assert.equal(await isKept(a), true);
    session.open(c, largeText(c));
    assert.equal(await isKept(c), false);
    assert.equal(await isKept(a), true);
    assert.equal(await isKept(b), false);
    session.close(a);
    session.open(a, largeText(a));
    assert.equal(await isKept(a), false);
  });

  it('are the last one at least, of which there are never two where it is so large', async () => {
    const [large, small] = [`${FOLDER}/large.json`, `${FOLDER}/small.json`];
    const session = await judgingSession({}, 'specwright:oas', FOLDER);
    const next = mock.method(LiveRun.prototype, 'next');
    const text = largeText('large').replace('x', 'x'.repeat(14_000_000));
    session.open(large, text);
    await judge(session, large);
    await judge(session, large);
    assert.equal(next.mock.callCount(), 1);
    // A new member of the root is judged afresh, and what was kept is let go of.
    session.open(large, text.replace('{', '{"x-new":1,'));
    await judge(session, large);
    assert.equal(await next.mock.calls[1]?.result, undefined);
    session.open(large, text.replace('{', '{"x-new":'));
    await judge(session, large);
    session.open(large, text);
    await judge(session, large);
    assert.equal(next.mock.callCount(), 3, 'the text that does not parse is asked of the kept one, and the one behind it has none');
    session.open(small, JSON.stringify({ openapi: '3.0.3', info: {}, paths: {} }));
    await judge(session, small);
    await judge(session, large);
    assert.equal(next.mock.callCount(), 3, 'a later one leaves no room for it');
  });

  it('are not left half done by a cancellation', async () => {
    const control = new LintControl();
    control.reset();
    await control.uninterrupted(async () => {
      control.cancel();
      assert.equal(control.cancelled, false);
      await Promise.resolve();
      assert.equal(control.cancelled, false);
    });
    assert.equal(control.cancelled, true);
  });
});
