import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../../server/src/document/finding';
import { findingsOf, piecesOf } from '../../../server/src/lint/findingPieces';
import { ReceivedFindings, SentFindings, type SentReply } from '../../../server/src/lint/rememberedFindings';
import type { LintReply } from '../../../server/src/lint/lintSession';

const PATHS = [['a'], ['a', 'b'], ['c', 0]];

function findingAt(path: Finding['path'], line: number, code = 'x'): Finding {
  return {
    code,
    message: 'm',
    severity: 1,
    path,
    range: { start: { line, character: 1 }, end: { line: line + 1, character: 2 } },
    uri: 'file:///a',
  };
}

const move = (finding: Finding, lines: number, lastLines = lines): Finding => ({
  ...finding,
  range: {
    start: { ...finding.range.start, line: finding.range.start.line + lines },
    end: { ...finding.range.end, line: finding.range.end.line + lastLines },
  },
});

/** What a list becomes: each step keeps a finding of it, moves it, makes it longer, says it anew, or brings another. */
const step = fc.record({
  kind: fc.constantFrom('keep', 'keep', 'keep', 'move', 'stretch', 'anew', 'other', 'drop'),
  place: fc.option(fc.nat(30), { nil: undefined }),
  lines: fc.integer({ min: -2, max: 2 }),
});
const list = fc.array(fc.record({ path: fc.nat(2), line: fc.nat(5), code: fc.constantFrom('x', 'y') }), { maxLength: 25 });

function after(before: readonly Finding[], steps: readonly { kind: string; place: number | undefined; lines: number }[]): Finding[] {
  let next = 0;
  return steps.flatMap(({ kind, place, lines }) => {
    const finding = before[place ?? next++];
    if (place !== undefined) next = place + 1;
    if (finding === undefined || kind === 'drop') return [];
    if (kind === 'move') return move(finding, lines);
    if (kind === 'stretch') return move(finding, 0, lines);
    if (kind === 'anew') return structuredClone(finding);
    return kind === 'other' ? findingAt(['new'], lines) : finding;
  });
}

describe('findings said by those before them', () => {
  it('come to the same list at the other end, whatever was kept, moved and made anew', () => {
    fc.assert(
      fc.property(list, fc.array(step, { maxLength: 40 }), (made, steps) => {
        const before = made.map(({ path, line, code }) => findingAt(PATHS[path] ?? [], line, code));
        const now = after(before, steps);
        const sent = structuredClone(piecesOf(now, before));
        assert.deepEqual(findingsOf(sent, structuredClone(before)), now);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are said in few words where little has changed', () => {
    const before = Array.from({ length: 1_000 }, (_, line) => findingAt([line], line));
    const now = [...before.slice(0, 400), findingAt(['new'], 400), ...before.slice(400).map((finding) => move(finding, 3))];
    assert.deepEqual(piecesOf(now, before), [
      { from: 0, count: 400, lines: 0 },
      findingAt(['new'], 400),
      { from: 400, count: 600, lines: 3 },
    ]);
    const without = before.toSpliced(500, 100);
    assert.deepEqual(piecesOf(without, before), [
      { from: 0, count: 500, lines: 0 },
      { from: 600, count: 400, lines: 0 },
    ]);
  });

  it('are nothing where the list before is another', () => {
    assert.equal(findingsOf([{ from: 0, count: 2, lines: 0 }], [findingAt(['a'], 1)]), undefined);
  });
});

describe('what both ends of a lint remember', () => {
  const done = (...findings: Finding[]): LintReply => ({
    kind: 'done',
    outcome: { root: 'a', version: 1, findings, documents: ['a'], broken: false, unrecognized: false, failures: [], milliseconds: 1 },
  });
  const request = { root: 'a', version: 1, ruleset: 'r', boundary: 'file:///', stopWhenBroken: true };
  const [one, two] = [findingAt(['a'], 1), findingAt(['b'], 2)];
  const over = (sent: SentReply): SentReply => structuredClone(sent);

  it('is the last answer about a document that is being edited, and no preview of another text', () => {
    const [sends, receives] = [new SentFindings(), new ReceivedFindings()];
    sends.opened('a');
    assert.deepEqual(receives.receive(over(sends.send(request, done(one)))), done(one));
    assert.deepEqual(receives.receive(over(sends.send({ ...request, texts: {} }, done(two)))), done(two));
    const sent = sends.send(request, done(one, two));
    assert.deepEqual(sent.pieces, [{ from: 0, count: 1, lines: 0 }, two]);
    assert.deepEqual(receives.receive(over(sent)), done(one, two));
    assert.deepEqual(receives.receive(over(sends.send(request, { kind: 'cancelled' }))), { kind: 'cancelled' });
  });

  it('is nothing of a document that nobody edits', () => {
    const sends = new SentFindings();
    sends.send(request, done(one));
    assert.deepEqual(sends.send(request, done(one)), { reply: done(one), remember: false });
    sends.opened('a');
    sends.send(request, done(one));
    assert.equal(sends.closed('a'), true);
    assert.equal(sends.closed('a'), false);
    assert.equal(sends.send(request, done(one)).pieces, undefined);
  });

  it('is nothing any more where the other end is another process', () => {
    const [sends, receives] = [new SentFindings(), new ReceivedFindings()];
    sends.opened('a');
    receives.receive(over(sends.send(request, done(one))));
    receives.forgetAll();
    assert.equal(receives.receive(over(sends.send(request, done(one)))), undefined);
  });
});
