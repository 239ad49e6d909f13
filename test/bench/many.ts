import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closingLines } from '../../scripts/counting';
import { isJsonArray, isJsonObject, type JsonValue } from '../../server/src/document/jsonValue';
import { notRun } from '../conformance/manifest/notRun';
import { realDocuments, type RealDocument } from '../conformance/manifest/realDocuments';
import { spread } from '../conformance/spectral/spreadBySize';
import { ours, spectralCli, type Linter } from './linters';
import { load, machine } from './machine';
import { measure } from './measuredProcess';
import { seconds, table } from './table';

// `npm run bench:many [-- --sample N] [--peer N]`: one run of `specwright lint 'api/**/*.json'` with `oas` over N real documents spread evenly by size, and
// over a quarter of them, which shows whether memory grows with their number; then spectral-cli and ours on the same documents, of which the peer may be
// given fewer, or none. Documents: `npm ci --prefix test/bench`. Without `--sample` it is a hundred; with a large number all.

const PEER = resolve(__dirname, '../../node_modules/@stoplight/spectral-cli');
const PROMISE = 20;
const LIMIT_SECONDS = 60 * 60;
const GLOB = 'api/**/*.json';

/** One run of a linter over a folder. */
interface Run {
  readonly seconds: number;
  readonly row: readonly string[];
  /** What was found in each document, by its name; undefined where the run did not end as it should. */
  readonly found: ReadonlyMap<string, string> | undefined;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sample: { type: 'string', default: '100' }, peer: { type: 'string', default: '100' } } });
  const order = spread(realDocuments());
  if (order.length === 0) return notRun('documents');
  const chosen = order.slice(0, Number(values.sample));
  const shared = chosen.slice(0, Number(values.peer));
  const [mine, theirs] = [ours(), existsSync(PEER) ? spectralCli() : undefined];
  console.log(
    `${machine()}\n${load()}\n${mine.name} ${mine.version}\n${theirs?.name ?? 'spectral-cli'} ${theirs?.version ?? 'is absent: not measured. npm ci installs it.'}`,
  );
  const rows: (readonly string[])[] = [];
  const run = async (linter: Linter, documents: readonly RealDocument[]): Promise<Run> => {
    const result = await lintAll(linter, documents);
    rows.push(result.row);
    console.log(result.row.join('  '));
    return result;
  };
  await run(mine, chosen.slice(0, Math.ceil(chosen.length / 4)));
  const whole = await run(mine, chosen);
  let pair: { mine: Run; theirs: Run } | undefined;
  if (theirs !== undefined && shared.length > 0)
    pair = { theirs: await run(theirs, shared), mine: shared.length === chosen.length ? whole : await run(mine, shared) };
  console.log(`\n${table([['linter', 'documents', 'size', 'time', 'a second', 'CPU', 'memory', 'findings'], ...rows])}\n`);
  console.log(
    `${load()}\nMemory is the sum of the peaks of all processes, which is at least the peak of their sum. CPU is that of all of them.`,
  );
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const kept of pair === undefined ? [] : judged(pair.mine, pair.theirs, shared)) totals[kept ? 'passed' : 'failed'] += 1;
  if (pair === undefined) totals.skipped = 2;
  console.log(closingLines(totals));
  return totals.failed === 0 ? 0 : 1;
}

/** Whether the promise of speed is met, and whether the findings are the same; says so. */
function judged(mine: Run, theirs: Run, documents: readonly RealDocument[]): boolean[] {
  if (mine.found === undefined || theirs.found === undefined) {
    console.log('One of them did not end as it should, so there is nothing to compare.');
    return [false];
  }
  const ratio = theirs.seconds / mine.seconds;
  const differ = documents.map(({ name }) => name).filter((name) => mine.found?.get(name) !== theirs.found?.get(name));
  console.log(
    `On the same ${documents.length} documents ours is ${ratio.toFixed(1)} × as fast; at least ${PROMISE} × is promised: ${ratio >= PROMISE ? 'met' : 'not met'}.`,
  );
  console.log(
    `Findings: the same in ${documents.length - differ.length} of ${documents.length} documents${differ.length === 0 ? '' : `, not in ${differ.slice(0, 5).join(', ')}`}.`,
  );
  return [ratio >= PROMISE, differ.length === 0];
}

async function lintAll(linter: Linter, documents: readonly RealDocument[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-bench-many-'));
  try {
    let size = 0;
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    for (const document of documents) {
      size += document.size;
      write(`api/${document.name}`, document.read());
    }
    const { command, args, env, files } = linter.command(GLOB, 'oas', folder);
    for (const [name, text] of Object.entries(files ?? {})) write(name, text);
    const stdout = join(folder, 'stdout');
    const measured = await measure({
      command,
      args,
      cwd: folder,
      stdout,
      limitSeconds: LIMIT_SECONDS,
      ...(env === undefined ? {} : { env }),
    });
    if (measured.stderr.trim() !== '') console.log(measured.stderr.trim().replaceAll(`${folder}/`, ''));
    const found = measured.outOfTime ? undefined : foundIn(readFileSync(stdout, 'utf8'), `${folder}/api/`);
    const count = [...(found?.values() ?? [])].reduce((sum, each) => sum + each.split('\n').length, 0);
    const row = [
      linter.name,
      `${documents.length}`,
      `${(size / 1e6).toFixed(1)} MB`,
      seconds(measured.seconds),
      `${(documents.length / measured.seconds).toFixed(1)}, ${(size / 1e6 / measured.seconds).toFixed(2)} MB`,
      seconds(measured.cpuSeconds),
      measured.megabytes === undefined ? '–' : `${measured.megabytes.toFixed(0)} MB`,
      found === undefined
        ? measured.outOfTime
          ? `not done after ${LIMIT_SECONDS / 60} minutes`
          : `failed, exit ${measured.exit ?? 'by a signal'}`
        : `${count}`,
    ];
    return { seconds: measured.seconds, row, found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The findings of an array by the name of their document, a line each; undefined where it is no array. */
function foundIn(text: string, folder: string): Map<string, string> | undefined {
  const array = parsed(text);
  if (!isJsonArray(array)) return undefined;
  const lines = new Map<string, string[]>();
  for (const finding of array) {
    const path = isJsonObject(finding) ? finding['source'] : undefined;
    const source = typeof path === 'string' ? path.replace(folder, '') : '';
    const line = JSON.stringify(finding).replaceAll(folder, '');
    const known = lines.get(source);
    if (known === undefined) lines.set(source, [line]);
    else known.push(line);
  }
  return new Map([...lines].map(([name, found]) => [name, found.join('\n')]));
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

void main().then((exit) => {
  process.exitCode = exit;
});
