import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import type { Tally } from './editRun';

const PROJECT = resolve(__dirname, '../../..');
export const KEPT = join(PROJECT, '.cache/edits');

/** How far a document has come with a seed. */
export interface Progress {
  /** The run to go on with. */
  run: number;
  differences: number;
  readonly tally: Tally;
}

/** The file in which a document's progress is kept: another one for another seed, and for other code. */
export function progressFile(document: string, seed: number, stockEvery: number): string {
  return join(KEPT, `${document}-${seed}-${stockEvery}-${digestOfCode()}.json`);
}

export function readProgress(file: string): Progress {
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const from = (value: unknown, key: string): number => (isJsonObject(value) && typeof value[key] === 'number' ? value[key] : 0);
  const tally = isJsonObject(kept) ? kept['tally'] : undefined;
  return {
    run: from(kept, 'run'),
    differences: from(kept, 'differences'),
    tally: {
      edits: from(tally, 'edits'),
      broken: from(tally, 'broken'),
      fresh: from(tally, 'fresh'),
      stock: from(tally, 'stock'),
      threw: from(tally, 'threw'),
    },
  };
}

export function writeProgress(file: string, progress: Progress): void {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(file, JSON.stringify(progress));
}

function digestOfCode(): string {
  const hash = createHash('sha256');
  for (const folder of ['server/src/document', 'server/src/ruleset', 'server/src/lint', 'test/conformance/edits']) {
    const names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(PROJECT, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
