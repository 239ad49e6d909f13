import fc from 'fast-check';
import { Document } from '../../../../server/src/document/document';
import { exportManifest } from '../../../../server/src/manifest/exportManifest';
import { Answers } from '../answers';
import { convert, findDeck, type Deck } from '../deck';
import { notRun } from '../notRun';
import { aligned } from '../options';
import { Report } from '../report';
import { judge, type Verdict } from '../verdict';
import { cellOf, cellsOf, FEATURE_NAMES, LEVELS } from './oddCells';
import { oddSpec, type OddSpec } from './oddSpecs';

// `npm run conformance:generated [-- --fast | --cases N] [-- --seed N]`: small odd documents, our manifests beside those of a real `deck`. The seed is fixed,
// so that a run can be repeated and what decK answered is kept; with another seed other documents are tried.

const CASES = 5_000;
const FAST_CASES = 300;
const SEED = 20_26;
/** Of all cases, each feature must stand at each level in so many. */
const EACH_CELL = 200;
const AT_ONCE = 3;
const FILE = 'odd';

async function main(): Promise<number> {
  const deck = await findDeck();
  if (deck === undefined) return notRun('deck');
  const numRuns = argument('--cases') ?? (process.argv.includes('--fast') ? FAST_CASES : CASES);
  const seed = argument('--seed') ?? SEED;
  console.log(`${deck.version} against ${numRuns} odd documents of seed ${seed}`);
  const answers = new Answers(deck);
  const specs = fc.sample(oddSpec, { numRuns, seed });
  await askFor(answers, specs);
  const report = new Report('written as');
  const cells = new Map<string, number>();
  for (const [index, spec] of specs.entries()) {
    for (const cell of cellsOf(spec.document)) cells.set(cell, (cells.get(cell) ?? 0) + 1);
    report.add(spec.text.startsWith('{') ? 'JSON' : 'YAML', await verdictOn(deck, answers, spec), `case ${index}`);
  }
  const rare = printCells(cells, Math.floor((EACH_CELL * numRuns) / CASES));
  report.print();
  const wrong = report.count('wrong');
  if (wrong > 0) await printShrunk(deck, answers, specs);
  console.log(`\n${report.total - wrong} passed, ${wrong + rare} failed`);
  return wrong + rare === 0 ? 0 : 1;
}

async function verdictOn(deck: Deck, answers: Answers, spec: OddSpec): Promise<Verdict> {
  const document = new Document(`file:///${FILE}.yaml`, 0, spec.text);
  const { ours, flags } = aligned(spec.options, spec.document, FILE);
  return judge(document.value, exportManifest(document, ours), await answers.to(spec.text, flags), () => convert(deck, spec.text, flags));
}

/** Asks decK for several documents at a time; afterwards every answer is known. */
async function askFor(answers: Answers, specs: readonly OddSpec[]): Promise<void> {
  const pending = [...specs];
  const ask = async (): Promise<void> => {
    for (let spec = pending.pop(); spec !== undefined; spec = pending.pop()) {
      await answers.to(spec.text, aligned(spec.options, spec.document, FILE).flags);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

/** Prints how often each feature stood at each level; gives how many cells were too rare. */
function printCells(cells: ReadonlyMap<string, number>, wanted: number): number {
  console.log(`\n${'feature'.padEnd(24)}  ${LEVELS.map((level) => level.padStart(9)).join(' | ')}`);
  let rare = 0;
  for (const feature of FEATURE_NAMES) {
    const counts = LEVELS.map((level) => cells.get(cellOf(feature, level)) ?? 0);
    rare += counts.filter((count) => count < wanted).length;
    console.log(`${feature.padEnd(24)}  ${counts.map((count) => String(count).padStart(9)).join(' | ')}`);
  }
  if (rare > 0) console.log(`${rare} cells have fewer than ${wanted} cases.`);
  return rare;
}

/** Shrinks the first failure to the smallest document that still fails, and prints it. */
async function printShrunk(deck: Deck, answers: Answers, specs: readonly OddSpec[]): Promise<void> {
  const seed = argument('--seed') ?? SEED;
  const property = fc.asyncProperty(oddSpec, async (spec) => (await verdictOn(deck, answers, spec)).column !== 'wrong');
  const result = await fc.check(property, { seed, numRuns: specs.length });
  const [spec] = result.counterexample ?? [];
  if (spec === undefined) return;
  console.log(`\nThe smallest that fails, ${spec.options.name}, after ${result.numShrinks} steps:\n${spec.text}`);
  console.log((await verdictOn(deck, answers, spec)).cause);
}

function argument(name: string): number | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : Number(process.argv[at + 1]);
}

void main().then((exit) => {
  process.exitCode = exit;
});
