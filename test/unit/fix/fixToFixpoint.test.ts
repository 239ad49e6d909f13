import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import type { Finding } from '../../../server/src/document/finding';
import { applyEdits } from '../../../server/src/document/textEdit';
import type { Fix } from '../../../server/src/fix/fix';
import { fixToFixpoint, MOST_ROUNDS, type FixpointRequest, type FixpointResult } from '../../../server/src/fix/fixToFixpoint';
import { FIXES } from '../../../server/src/fix/registry';
import { stockLint } from '../../conformance/fixes/stockLint';
import { finding, ROOT } from './offers';

const SAFE = FIXES.filter(({ safety }) => safety === 'safe');

function run(text: string, fixes: readonly Fix[], more: Partial<FixpointRequest> = {}): Promise<FixpointResult> {
  return fixToFixpoint({
    root: ROOT,
    documents: new Map([[ROOT, new Document(ROOT, 0, text)]]),
    fixes,
    relint: (texts) => stockLint(ROOT, new Map([[ROOT, texts.get(ROOT) ?? text]])),
    ...more,
  });
}

/** A fix that puts an `x` in front of the text, for each finding of its code. */
const endless: Fix = {
  code: 'endless',
  safety: 'safe',
  title: () => '',
  edits: (document) =>
    new Map([[document.uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x' }]]]),
};

const API = `openapi: 3.1.0
info: {title: t, version: '1', license: {name: MIT}} # about it
tags:
  - name: zebras # z
  # the ants
  - name: ants
paths:
  /a:
    get: {summary: A, tags: [zebras, mice], responses: {'200': {description: <script>, content: {x: {schema: {type: array}}}}}}
    put: {summary: B, tags: [mice, bees], responses: {'204': {description: ok}}}
`;

describe('fixToFixpoint', () => {
  it('applies the safe fixes of all rules and settles in at most five rounds; a second run changes no byte', async () => {
    const result = await run(API, SAFE);
    assert.equal(result.settled, true);
    assert.ok(result.rounds <= MOST_ROUNDS);
    const text = result.texts.get(ROOT) ?? '';
    assert.equal(applyEdits(API, result.edits.get(ROOT) ?? []), text);
    assert.deepEqual(
      result.findings.filter(({ code }) => SAFE.some((fix) => fix.code === code)),
      [],
    );
    assert.match(
      text,
      /tags:\n {2}# the ants\n {2}- name: ants\n {2}- name: bees\n(.*\n)+ {2}- name: mice\n(.*\n)+ {2}- name: zebras # z\n/,
    );
    const again = await run(text, SAFE);
    assert.deepEqual([again.texts.size, again.edits.size, again.rounds, again.settled], [0, 0, 0, true]);
  });

  it('counts what it put right, one finding at a time', async () => {
    const result = await run(
      API,
      FIXES.filter(({ code }) => code === 'operation-tag-defined'),
    );
    // zebras is listed; mice is used twice, bees once.
    assert.deepEqual([result.fixed, result.rounds], [3, 1]);
  });

  it('shows each fix the texts as the one before left them', async () => {
    const text = 'openapi: 3.1.0\npaths: {/a: {get: {tags: [b, a]}}}\n';
    const result = await run(
      text,
      FIXES.filter(({ code }) => code === 'operation-tag-defined'),
    );
    // Seen as it was, the root would get a second list of tags.
    assert.equal(result.texts.get(ROOT)?.match(/^tags:/gm)?.length, 1);
    assert.deepEqual([result.fixed, result.rounds], [2, 1]);
  });

  it('gives up after five rounds and says so', async () => {
    const result = await run('a: 1\n', [endless], { relint: () => Promise.resolve([finding('endless', [])]) });
    assert.deepEqual([result.rounds, result.settled, result.texts.get(ROOT)], [MOST_ROUNDS, false, 'xxxxxa: 1\n']);
  });

  it('ends when it is told to, with what is done so far', async () => {
    // Asked before each fix of a round and before it is judged: the fourth question comes after the second round.
    let asked = 0;
    const result = await run('a: 1\n', [endless], {
      relint: () => Promise.resolve([finding('endless', [])]),
      shouldStop: () => asked++ >= 3,
    });
    assert.deepEqual([result.rounds, result.settled, result.texts.get(ROOT)], [2, false, 'xxa: 1\n']);
  });

  it('applies edits that meet one after the other in the same round', async () => {
    const findings: Finding[] = [finding('endless', []), { ...finding('endless', []), message: 'another' }];
    let judged = 0;
    const other: Fix = {
      ...endless,
      edits: (document) =>
        new Map([[document.uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: 'b' }]]]),
    };
    const both = [endless, { ...other, code: 'other' }];
    const result = await run('a: 1\n', both, {
      findings: [...findings, finding('other', [])],
      relint: () => Promise.resolve(judged++ === 0 ? [] : findings),
    });
    // Two findings ask for the same insertion, which is done once; the third replaces what it put there.
    assert.deepEqual([result.fixed, result.rounds, result.texts.get(ROOT)], [3, 1, 'ba: 1\n']);
  });

  it('leaves documents alone that it was not given', async () => {
    const stray: Fix = { ...endless, edits: () => new Map([['file:///elsewhere.yaml', []]]) };
    const result = await run('a: 1\n', [stray], { relint: () => Promise.resolve([finding('endless', [])]) });
    assert.deepEqual([result.texts.size, result.settled], [0, true]);
  });
});
