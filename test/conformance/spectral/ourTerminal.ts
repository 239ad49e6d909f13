import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, type Measured } from '../../bench/measuredProcess';
import { CASES_FOLDER, rootOf, withFiles, type Case } from './case';
import { findingsByCase, type PrintedFinding } from './findings';
import type { Cost } from './keptAnswers';
import { RULESETS } from './rulesets';

const CLI = resolve(__dirname, '../../../dist/cli.cjs');
const LIMIT_SECONDS = 30 * 60;

/** What our terminal found, or how it ended without an answer; what a process of its own took. `said` is what it printed beside the findings. */
export interface OurAnswer {
  readonly findings: readonly PrintedFinding[] | undefined;
  readonly said: string;
  readonly cost?: Cost;
}

/**
 * What `specwright lint -f json` says of cases of one ruleset, in one process; each in its own where that one ended without the array, or where
 * it said something beside it, so that it is known of which.
 */
export async function ourAnswers(cases: readonly Case[]): Promise<Map<Case, OurAnswer>> {
  if (cases.length > 1) {
    const together = await run(cases);
    if (together.found !== undefined && together.measured.stderr === '') return together.found;
  }
  const answers = new Map<Case, OurAnswer>();
  for (const each of cases) answers.set(each, await ourAnswer(each));
  return answers;
}

/** What it says of one case in a process of its own. */
export async function ourAnswer(each: Case): Promise<OurAnswer> {
  const { measured, found } = await run([each]);
  const { seconds, megabytes, exit, outOfTime, stderr } = measured;
  const cost = { seconds, ...(megabytes === undefined ? {} : { megabytes: Math.round(megabytes) }) };
  const said = outOfTime
    ? `out of time (${LIMIT_SECONDS / 60} minutes)`
    : `${exit === 2 || exit === undefined ? `exit ${exit ?? 'by a signal'} ` : ''}${stderr.trim()}`;
  return { findings: found?.get(each)?.findings, said, cost };
}

async function run(cases: readonly Case[]): Promise<{ measured: Measured; found: Map<Case, OurAnswer> | undefined }> {
  const [first] = cases;
  if (first === undefined) throw new Error('There is no case to judge.');
  const folder = mkdtempSync(join(tmpdir(), 'specwright-findings-'));
  const stdout = join(folder, 'findings.json');
  const args = [CLI, 'lint', '-f', 'json', '-q', '--root', CASES_FOLDER, '-r', RULESETS[first.ruleset].ours, ...cases.map(rootOf)];
  try {
    const measured = await withFiles(cases, () =>
      measure({ command: process.execPath, args, cwd: folder, stdout, limitSeconds: LIMIT_SECONDS }),
    );
    const byCase = findingsByCase(stdout, cases);
    const found = byCase && new Map([...byCase].map(([each, findings]): [Case, OurAnswer] => [each, { findings, said: '' }]));
    return { measured, found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
