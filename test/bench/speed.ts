import { parseArgs } from 'node:util';
import { closingLines } from '../../scripts/counting';
import { growth } from './growth';
import { ours, redocly, spectralCli, vacuum, type Linter } from './linters';
import { load, machine } from './machine';
import { Rounds, type Round, type Taken } from './rounds';
import { median, seconds, share, table } from './table';
import { Documents, takeTime } from './takeTime';
import { WORKLOADS, type Workload } from './workloads';

// `npm run bench [-- --runs N] [--short] [--kept] [--unjudged] [--only TEXT]`: whole processes of our terminal and of spectral-cli on the same document with the same
// ruleset, one after the other, and what other linters take beside them; then how our cost grows with the document. Documents: `npm ci --prefix test/bench`
// and `npm ci --prefix test/bench/github`. A benchmark that was broken off goes on where it was. `--short` leaves out what takes spectral-cli minutes,
// `--kept` takes spectral-cli's figures of an earlier one, `--unjudged` holds nothing but the findings against it, as a machine that others use must, `--only` works whose name holds the text, `growth` among them.

interface Options {
  readonly runs: number;
  readonly keptPeer: boolean;
  /** Whether times and memory are only printed. */
  readonly unjudged: boolean;
}

interface Outcome {
  readonly row: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

const HEAD = [
  'work',
  'size',
  'ours',
  'theirs',
  'time',
  'at most',
  '',
  'CPU',
  'ours',
  'theirs',
  'memory',
  'at most',
  '',
  'findings',
  'Redocly CLI',
  'vacuum',
];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      short: { type: 'boolean', default: false },
      kept: { type: 'boolean', default: false },
      unjudged: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  });
  const options = { runs: Number(values.runs), keptPeer: values.kept, unjudged: values.unjudged };
  const linters = [ours(), spectralCli(), redocly(), vacuum()].filter((each) => each !== undefined);
  introduce(linters);
  const rounds = new Rounds(JSON.stringify([linters.map(({ name, version }) => [name, version]), machine(), values.kept]));
  const chosen = WORKLOADS.filter(({ name, long }) => name.includes(values.only) && !(values.short && long));
  const outcomes: Outcome[] = [];
  for (const workload of chosen) outcomes.push(await measured(workload, linters, rounds, options));
  if (chosen.length > 0) console.log(`\n${table([HEAD, ...outcomes.map(({ row }) => row)])}\n`);
  if ('growth'.includes(values.only)) console.log(`${await growth(ours(), options.runs, rounds)}\n`);
  rounds.complete();
  const sum = (key: 'passed' | 'failed'): number => outcomes.reduce((total, each) => total + each[key], 0);
  if (outcomes.some(({ row }) => row.some((cell) => cell.endsWith('*')))) console.log('* kept from an earlier run');
  console.log(
    `${load()}\nTime is the clock’s, median of ${options.runs} pairs; CPU is the share of processor time, which a busy machine changes least. Memory is the sum of the processes’ peaks.\n${options.unjudged ? 'That the findings are the same counts as one, the promises do not' : 'Each promise counts as one, and so does that the findings are the same'}.`,
  );
  console.log(closingLines({ passed: sum('passed'), failed: sum('failed'), skipped: 0 }));
  return sum('failed') === 0 ? 0 : 1;
}

function introduce(linters: readonly Linter[]): void {
  console.log(`${machine()}\n${load()}`);
  for (const { name, version, rules } of linters) console.log(`${name} ${version}${rules === '' ? '' : `: ${rules}`}`);
  for (const name of ['Redocly CLI', 'vacuum'])
    if (linters.every((linter) => linter.name !== name))
      console.log(
        `${name} is absent: not measured. ${name === 'vacuum' ? 'Name it by VACUUM or put it on the PATH.' : 'npm ci --prefix test/bench installs it.'}`,
      );
}

async function measured(
  workload: Workload,
  linters: readonly Linter[],
  rounds: Rounds,
  { runs, keptPeer, unjudged }: Options,
): Promise<Outcome> {
  const documents = new Documents(workload.files());
  const work = `${documents.digest} ${workload.ruleset}`;
  try {
    for (let number = rounds.of(work).length; number < runs; number++) {
      const round = new Map<Linter['name'], Taken>();
      // Who begins alternates, so that whatever the machine does in the meantime hits both.
      for (const linter of number % 2 === 0 ? linters : [...linters].reverse()) {
        const kept = keptPeer && linter.name === 'spectral-cli' ? rounds.kept(work, linter) : [];
        const before = kept[number % Math.max(1, kept.length)];
        round.set(linter.name, before === undefined ? await takeTime(linter, documents, workload.ruleset) : { ...before, kept: true });
      }
      rounds.add(work, linters, round);
      console.log(`${workload.name}, ${number + 1} of ${runs}: ${told(round)}`);
    }
    return outcome(workload, documents.size, rounds.of(work).slice(0, runs), unjudged);
  } finally {
    documents.remove();
  }
}

function told(round: Round): string {
  const one = ({ seconds: time, megabytes, failure, kept }: Taken): string =>
    `${seconds(time)} ${megabytes?.toFixed(0) ?? '?'} MB${kept === true ? ' (kept)' : ''}${failure === undefined ? '' : ` FAILED: ${failure}`}`;
  return `${[...round].map(([name, taken]) => `${name} ${one(taken)}`).join(', ')}; ${load()}`;
}

function outcome({ name, time, memory }: Workload, size: number, rounds: readonly Round[], unjudged: boolean): Outcome {
  const of = (linter: Linter['name']): Taken[] => rounds.map((round) => round.get(linter)).filter((taken) => taken !== undefined);
  const pairs = rounds.flatMap((round) => {
    const [mine, theirs] = [round.get('specwright'), round.get('spectral-cli')];
    return mine === undefined || theirs === undefined ? [] : [{ mine, theirs }];
  });
  const timeShare = median(pairs.map(({ mine, theirs }) => mine.seconds / theirs.seconds));
  const memoryShare = median(pairs.map(({ mine, theirs }) => (mine.megabytes ?? NaN) / (theirs.megabytes ?? NaN)));
  const cpuShare = median(pairs.map(({ mine, theirs }) => (mine.cpuSeconds ?? NaN) / (theirs.cpuSeconds ?? NaN)));
  const same = pairs.length > 0 && pairs.every(({ mine, theirs }) => mine.answer !== undefined && mine.answer === theirs.answer);
  const promises = [timeShare !== undefined && timeShare <= time, ...(memory === undefined ? [] : [(memoryShare ?? NaN) <= memory]), same];
  const kept = pairs.some(({ theirs }) => theirs.kept === true) ? '*' : '';
  const row = [
    name,
    `${(size / 1e6).toFixed(2)} MB`,
    seconds(medianOf(of('specwright'), 'seconds')),
    `${seconds(medianOf(of('spectral-cli'), 'seconds'))}${kept}`,
    share(timeShare),
    share(time),
    promises[0] === true ? 'met' : 'not met',
    share(cpuShare),
    megabytes(of('specwright')),
    megabytes(of('spectral-cli')),
    share(memoryShare),
    memory === undefined ? '' : share(memory),
    memory === undefined ? '' : promises[1] === true ? 'met' : 'not met',
    same ? `${of('specwright')[0]?.found ?? '?'}, the same` : 'NOT the same',
    beside(of('Redocly CLI')),
    beside(of('vacuum')),
  ];
  const judged = unjudged ? [same] : promises;
  const passed = judged.filter(Boolean).length;
  return { row, passed, failed: judged.length - passed };
}

function beside(taken: readonly Taken[]): string {
  if (taken.length === 0) return 'absent';
  return taken.some(({ failure }) => failure !== undefined)
    ? 'failed'
    : `${seconds(medianOf(taken, 'seconds'))}, ${megabytes(taken)}, ${taken[0]?.found ?? '?'} found`;
}

function megabytes(taken: readonly Taken[]): string {
  const value = medianOf(taken, 'megabytes');
  return value === undefined ? '–' : `${value.toFixed(0)} MB`;
}

function medianOf(taken: readonly Taken[], key: 'seconds' | 'megabytes'): number | undefined {
  return median(taken.map((each) => each[key]).filter((value) => value !== undefined));
}

void main().then((exit) => {
  process.exitCode = exit;
});
