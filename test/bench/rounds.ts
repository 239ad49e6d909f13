import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isJsonObject, type JsonObject } from '../../server/src/document/jsonValue';
import type { Linter } from './linters';

/** What one process took, and how its answer may be told from another. */
export interface Taken {
  readonly seconds: number;
  readonly megabytes?: number;
  readonly cpuSeconds?: number;
  /** The digest of its array of findings; absent where it gave none that may be compared. */
  readonly answer?: string;
  readonly found?: number;
  /** How it failed, where it did. */
  readonly failure?: string;
  /** Measured in an earlier run. */
  readonly kept?: boolean;
}

/** What the linters took on one document, one after the other. */
export type Round = ReadonlyMap<Linter['name'], Taken>;

const FILE = resolve(__dirname, '../../.cache/bench/rounds.jsonl');

/** Rounds on disk, so that a benchmark that was broken off goes on where it was. A benchmark is told by the linters and the machine; once a work is complete, the next run begins it anew. */
export class Rounds {
  private readonly lines: JsonObject[] = [];
  private readonly touched = new Set<string>();

  constructor(private readonly benchmark: string) {
    for (const line of existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n') : []) {
      const value: unknown = line === '' ? undefined : JSON.parse(line);
      if (isJsonObject(value)) this.lines.push(value);
    }
  }

  /** The rounds of this benchmark so far on a work, which is named with its digest. */
  of(work: string): Round[] {
    this.touched.add(work);
    const mine = this.lines.filter((line) => line['benchmark'] === this.benchmark && line['work'] === work);
    return mine.slice(mine.findLastIndex((line) => line['complete'] === true) + 1).map(roundIn);
  }

  /** What a linter took on a work in whichever benchmark, the latest first. */
  kept(work: string, { name, version }: Linter): Taken[] {
    return this.lines
      .filter((line) => line['work'] === work && isJsonObject(line['versions']) && line['versions'][name] === version)
      .map((line) => roundIn(line).get(name))
      .filter((taken) => taken !== undefined && taken.kept !== true)
      .filter((taken) => taken !== undefined)
      .reverse();
  }

  add(work: string, linters: readonly Linter[], round: Round): void {
    const versions = Object.fromEntries(linters.map(({ name, version }) => [name, version]));
    this.write({
      benchmark: this.benchmark,
      work,
      versions,
      taken: Object.fromEntries([...round].map(([name, taken]) => [name, { ...taken }])),
    });
  }

  /** Says of all works asked for that they are complete. */
  complete(): void {
    for (const work of this.touched) this.write({ benchmark: this.benchmark, work, complete: true });
  }

  private write(line: JsonObject): void {
    mkdirSync(dirname(FILE), { recursive: true });
    appendFileSync(FILE, `${JSON.stringify(line)}\n`);
    this.lines.push(line);
  }
}

const NAMES = ['specwright', 'spectral-cli', 'Redocly CLI', 'vacuum'] as const;

function roundIn({ taken }: JsonObject): Round {
  const round = new Map<Linter['name'], Taken>();
  for (const name of NAMES) {
    const of = isJsonObject(taken) ? taken[name] : undefined;
    if (!isJsonObject(of)) continue;
    const { seconds, megabytes, cpuSeconds, answer, found, failure, kept } = of;
    round.set(name, {
      seconds: Number(seconds),
      ...(typeof megabytes === 'number' ? { megabytes } : {}),
      ...(typeof cpuSeconds === 'number' ? { cpuSeconds } : {}),
      ...(typeof answer === 'string' ? { answer } : {}),
      ...(typeof found === 'number' ? { found } : {}),
      ...(typeof failure === 'string' ? { failure } : {}),
      ...(kept === true ? { kept } : {}),
    });
  }
  return round;
}
