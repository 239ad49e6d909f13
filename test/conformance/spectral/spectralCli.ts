import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, type Measured } from '../../bench/measuredProcess';
import { rootOf, withFiles, type Case } from './case';
import { findingsByCase } from './findings';
import { keep, keptAnswer, type PeerAnswer } from './keptAnswers';
import { RULESETS } from './rulesets';

const CLI = resolve(__dirname, '../../../node_modules/@stoplight/spectral-cli/dist/index.js');

/** What one process of spectral-cli is given. */
export const PEER_LIMITS = { seconds: 15 * 60, heapMegabytes: 8192 };

/**
 * spectral-cli's answers to cases of one ruleset: the kept ones, the others asked for in one process. One that ends without an answer would hide
 * those of the others, so then each is asked for on its own. Everything asked for is kept.
 */
export async function peerAnswers(cases: readonly Case[]): Promise<Map<Case, PeerAnswer>> {
  const answers = new Map<Case, PeerAnswer>();
  for (const each of cases) {
    const kept = keptAnswer(each);
    if (kept !== undefined) answers.set(each, kept);
  }
  const unknown = cases.filter((each) => !answers.has(each));
  const together = unknown.filter(mayShareProcess);
  const shared = together.length > 1 ? await askTogether(together) : new Map<Case, PeerAnswer>();
  for (const each of unknown) {
    const answer = shared.get(each) ?? (await ask(each));
    keep(each, answer);
    answers.set(each, answer);
  }
  return answers;
}

/** One case in a process of its own. */
export async function ask(each: Case): Promise<PeerAnswer> {
  return run([each], (measured, output) => {
    const { seconds, megabytes } = measured;
    const cost = { seconds: rounded(seconds), ...(megabytes === undefined ? {} : { megabytes: Math.round(megabytes) }) };
    const findings = answered(measured) ? findingsByCase(output, [each])?.get(each) : undefined;
    return findings === undefined ? { unfinished: whyUnfinished(measured), cost } : { findings, cost };
  });
}

/** Several in one process; none when it ended without an answer to all. */
export async function askTogether(cases: readonly Case[]): Promise<Map<Case, PeerAnswer>> {
  return run(cases, (measured, output) => {
    const found = answered(measured) ? findingsByCase(output, cases) : undefined;
    return new Map([...(found ?? [])].map(([each, findings]): [Case, PeerAnswer] => [each, { findings }]));
  });
}

/** Spectral compiles a schema with an `$id` once a process, so that a second document with the same one would be judged by the first one's. */
function mayShareProcess({ files }: Case): boolean {
  return [...files.values()].every((text) => !text.includes('$id'));
}

async function run<T>(cases: readonly Case[], read: (measured: Measured, output: string) => T): Promise<T> {
  const [first] = cases;
  if (first === undefined) throw new Error('There is no case to ask about.');
  const folder = mkdtempSync(join(tmpdir(), 'specwright-spectral-cli-'));
  try {
    const [ruleset, output] = [join(folder, 'ruleset.yaml'), join(folder, 'findings.json')];
    writeFileSync(ruleset, RULESETS[first.ruleset].theirs);
    const args = [`--max-old-space-size=${PEER_LIMITS.heapMegabytes}`, CLI, 'lint', '-f', 'json', '-q', '-o', output, '-r', ruleset];
    const measured = await withFiles(cases, () =>
      measure({
        command: process.execPath,
        args: [...args, ...cases.map(rootOf)],
        cwd: folder,
        stdout: join(folder, 'stdout'),
        limitSeconds: PEER_LIMITS.seconds,
      }),
    );
    return read(measured, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answered({ exit }: Measured): boolean {
  return exit === 0 || exit === 1;
}

function whyUnfinished({ outOfTime, exit, stderr }: Measured): string {
  if (outOfTime) return `out of time (${PEER_LIMITS.seconds / 60} minutes)`;
  if (/heap out of memory|heap limit/i.test(stderr)) return `out of memory (${PEER_LIMITS.heapMegabytes / 1024} GB)`;
  const error = /^Error #1: .*/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1);
  return `ended with ${exit ?? 'a signal'}: ${(error ?? '').slice(0, 200)}`;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
