import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isJsonArray, isJsonObject } from '../../../server/src/document/jsonValue';
import type { Case } from './case';
import type { PrintedFinding } from './findings';
import { PEER_VERSION } from './rulesets';

/** What a run of its own took; answers of many documents in one process say nothing of it. */
export interface Cost {
  readonly seconds: number;
  readonly megabytes?: number;
}

/** What spectral-cli found. */
export interface Finished {
  readonly findings: readonly PrintedFinding[];
  readonly cost?: Cost;
}

/** How spectral-cli ended without an answer. */
export interface Unfinished {
  readonly unfinished: string;
  readonly cost: Cost;
}

export type PeerAnswer = Finished | Unfinished;

const FOLDER = resolve(__dirname, '../../../.cache/spectral-cli');

/** What is known of spectral-cli's answer to a case: kept by the digests of its texts, its ruleset and its style and by the peer's versions. */
export function keptAnswer(each: Case): PeerAnswer | undefined {
  const file = fileOf(each);
  if (!existsSync(file)) return undefined;
  const kept: unknown = JSON.parse(gunzipSync(readFileSync(file)).toString());
  if (!isJsonObject(kept)) return undefined;
  const { findings, unfinished, seconds, megabytes } = kept;
  const cost = typeof seconds === 'number' ? { cost: { seconds, ...(typeof megabytes === 'number' ? { megabytes } : {}) } } : {};
  if (isJsonArray(findings)) return { findings: findings.filter(isJsonObject), ...cost };
  return typeof unfinished === 'string' && cost.cost !== undefined ? { unfinished, cost: cost.cost } : undefined;
}

/** Whether an answer is known, without reading it. */
export function isKept(each: Case): boolean {
  return existsSync(fileOf(each));
}

/** Keeps an answer; a run that is broken off leaves none half-written. */
export function keep(each: Case, answer: PeerAnswer): void {
  const file = fileOf(each);
  const { cost, ...rest } = answer;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, gzipSync(JSON.stringify({ name: each.name, ...cost, ...rest })));
  renameSync(`${file}.part`, file);
}

function fileOf({ digest, ruleset, style }: Case): string {
  const key = createHash('sha256').update([digest, ruleset, style, PEER_VERSION].join('\n')).digest('hex').slice(0, 32);
  return join(FOLDER, key.slice(0, 2), `${key}.json.gz`);
}
