import assert from 'node:assert/strict';
import { checkLimit, type Within } from '../../../server/src/lint/timeLimit';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

const BOUNDARY = 'file:///work';
const ROOT = 'file:///work/api.yaml';
const RULES = `rules:
  slow:
    given: $.tags[*].name
    severity: error
    then: { function: pattern, functionOptions: { match: '^[a-z]+$' } }
  other:
    given: $.info
    severity: warn
    then: { field: nothing, function: truthy }
`;
const TEXT = `openapi: 3.0.3
info: { title: x, version: '1' }
tags:
  - name: A
  - name: B
  - name: C
paths: {}
`;

/** Ends everything at once, but what is asked at these places in the order of asking. */
function brokenOffAt(...places: number[]): { within: Within; asked: () => number } {
  let asked = 0;
  return { within: (_milliseconds, work) => (places.includes(asked++) ? undefined : { done: work() }), asked: () => asked };
}

async function judged(within: Within | undefined, suspects?: Record<string, number>): Promise<{ findings: string[]; failures: unknown[] }> {
  const files = { [ROOT]: TEXT, 'file:///work/rules.yaml': RULES };
  const session = await judgingSession(files, './rules.yaml', BOUNDARY, within === undefined ? {} : { within });
  const { findings, failures } = await judgementOf(session, requestOf(ROOT, BOUNDARY, suspects === undefined ? {} : { suspects }));
  return { findings: findings.map(({ code, path }) => `${code} ${path.join('.')}`), failures: [...failures] };
}

const ALL = ['other info', 'slow tags.0.name', 'slow tags.1.name', 'slow tags.2.name'];
const MESSAGE =
  'The rule slow did not end within 10 seconds and is set aside for this text; it may have had more to find. ' +
  'A regular expression in the rule, or in a “pattern” of the document, may never end: mend it, or turn the rule off.';

describe('a rule that is over its time limit', () => {
  it('is watched nowhere unless it was over it before', async () => {
    const { within, asked } = brokenOffAt(0);
    assert.deepEqual(await judged(within), { findings: ALL, failures: [] });
    assert.equal(asked(), 0);
  });

  it('is named with its place and set aside from there on; everything else is found', async () => {
    const { within, asked } = brokenOffAt(1);
    const { findings, failures } = await judged(within, { slow: 0 });
    assert.deepEqual(findings, ['other info', 'slow tags.0.name']);
    const range = { start: { line: 4, character: 10 }, end: { line: 4, character: 11 } };
    assert.deepEqual(failures, [{ message: MESSAGE, uri: ROOT, range, overTime: 'slow' }]);
    assert.equal(asked(), 2, 'not asked about the third name');
  });

  it('finds what it finds where it ends this time', async () => {
    const { within, asked } = brokenOffAt();
    assert.deepEqual(await judged(within, { slow: 0 }), { findings: ALL, failures: [] });
    assert.equal(asked(), 3);
  });

  it('is watched only from the check on that it was lost at', async () => {
    // The rules make four checks; the last but one, at whichever rule, is the first that is watched.
    const { within, asked } = brokenOffAt();
    await judged(within, { slow: 3, other: 3 });
    assert.equal(asked(), 2);
  });

  it('is set aside unwatched where nothing can be broken off', async () => {
    const { findings, failures } = await judged(undefined, { slow: 0 });
    assert.deepEqual(findings, ['other info']);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(failures, [{ message: MESSAGE, uri: ROOT, range, overTime: 'slow' }]);
  });

  it('has more time in a larger document', () => {
    assert.equal(checkLimit(0), 10_000);
    assert.equal(checkLimit(13_000_000), 36_000);
  });
});
