import { isDeepStrictEqual } from 'node:util';
import { PARSER_CODE } from '../../../server/src/document/finding';
import type { Judgement, LintRequest, LintSession } from '../../../server/src/lint/lintSession';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import { memoryFiles } from '../../support/memoryFiles';
import { FOLDER, type Scenario, type Step } from './scenario';
import { rulesetRequest, type World } from './world';

/** The key of the ruleset that judges. */
export const KEY = 'r';

/** What is asked after a step. */
export function requestAfter(scenario: Scenario, world: World, step: Step | undefined): LintRequest {
  return {
    root: (step?.kind === 'ask' ? step.root : undefined) ?? scenario.root,
    version: world.version,
    ruleset: KEY,
    boundary: FOLDER,
    stopWhenBroken: scenario.stopWhenBroken,
    ...(step?.kind === 'ask' && step.texts !== undefined ? { texts: step.texts } : {}),
  };
}

/** What a session answers. Throws when there is no answer, which is owed. */
export async function outcomeOf(session: LintSession, request: LintRequest): Promise<Judgement> {
  const reply = await session.lint(request);
  if (reply.kind !== 'done') throw new Error(reply.kind === 'failed' ? reply.message : 'cancelled, although nobody asked for it');
  const { milliseconds: _, ...outcome } = reply.outcome;
  return outcome;
}

/** What a session answers that was told everything at once, just now: ours, or with stock Spectral inside. */
export async function afresh(world: World, request: LintRequest, engine: 'graph' | 'stock'): Promise<Judgement> {
  const files = memoryFiles({ ...world.disk });
  const session = new SpectralSession({ files: () => files, now: () => 0, engine });
  const sources = world.filesWithRuleset();
  await session.setRuleset(KEY, [rulesetRequest(world.ruleset)], FOLDER, sources);
  for (const [uri, text] of world.opened) session.open(uri, text);
  const outcome = await outcomeOf(session, request);
  session.dispose();
  return outcome;
}

/** Whether the root, or something that it refers to, does not parse. */
export function doesNotParse({ broken, findings }: Judgement): boolean {
  return broken || findings.some(({ code, severity }) => code === PARSER_CODE && severity === 0);
}

/** Whether Spectral itself gave up on a document, so that there is nothing to compare with (docs/engine.md). */
export function wasNotJudged({ failures }: Judgement): boolean {
  return failures.some(({ message }) => message.startsWith('Spectral could not judge this document'));
}

/** The first thing in which two answers differ, in words; undefined where they are the same. */
export function differenceOf(ours: Judgement, theirs: Judgement): string | undefined {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  const [a, b] = [ours.findings, theirs.findings];
  const at = Math.max(
    0,
    [...(a.length > b.length ? a : b)].findIndex((_, index) => !isDeepStrictEqual(a[index], b[index])),
  );
  const beside = [ours, theirs].map((outcome) => ({ ...outcome, findings: outcome.findings.length }));
  return [
    `${a.length} findings, expected ${b.length}; the first that differs is number ${at}`,
    `  is       ${JSON.stringify(a[at])}`,
    `  expected ${JSON.stringify(b[at])}`,
    ...(isDeepStrictEqual(beside[0], beside[1])
      ? []
      : [`  beside the findings ${JSON.stringify(beside[0])}`, `             expected ${JSON.stringify(beside[1])}`]),
  ].join('\n');
}
