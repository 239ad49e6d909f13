import { fork } from 'node:child_process';
import { join } from 'node:path';
import { closingLines } from '../../../scripts/counting';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import { notRun } from '../manifest/notRun';
import type { EditedDocument } from './documents/editedDocument';
import { areInstalled, REAL_DOCUMENTS } from './documents/realDocuments';
import { WRITTEN_DOCUMENTS } from './documents/writtenDocuments';
import { progressFile, readProgress, writeProgress } from './progress';

// `npm run fuzz:edits [-- --edits N --seed S --document NAME --stock-every N --minutes M]`: random edits of real documents; after each of them a session that has
// seen them all answers as one does that was begun just now, and after every so many-th as stock Spectral. Without a name the real documents; the
// small ones of the tests have names too (`small-json`). A run that was broken off goes on
// where it stood, as long as the code is the same (.cache/edits). Runs that fail are made smaller and kept there as programs.

/** A state that takes longer than so many milliseconds does not end. */
const PATIENCE = 300_000;
/** Of all states, so many do not parse at least. */
const BROKEN_SHARE = 0.3;

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/** Edits one document in a process of its own, which is begun again behind a run that does not end; gives how many did not. */
async function fuzz(
  document: EditedDocument,
  edits: number,
  seed: number,
  stockEvery: number,
  until: number,
  file: string,
): Promise<number> {
  for (let stuck = 0; ; stuck++) {
    const args = [document.name, edits, seed, stockEvery, Math.max(0, until - performance.now()), file].map(String);
    const child = fork(join(__dirname, 'fuzzDocument.ts'), args, { execArgv: ['--import', 'tsx', '--max-old-space-size=4096'] });
    let at = { run: 0, state: 0 };
    const end = (): unknown => child.kill('SIGKILL');
    let timer = setTimeout(end, PATIENCE);
    child.on('message', (message) => {
      if (isJsonObject(message)) at = { run: Number(message['run']), state: Number(message['state']) };
      clearTimeout(timer);
      timer = setTimeout(end, PATIENCE);
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    clearTimeout(timer);
    if (code === 0) return stuck;
    console.log(
      `\n${document.name}: run ${at.run} of seed ${seed} ended without an answer at state ${at.state} (${code === null ? 'it took too long' : `exit ${code}`})`,
    );
    const progress = readProgress(file);
    writeProgress(file, { ...progress, run: at.run + 1 });
    if (stuck >= 4) return stuck + 1;
  }
}

async function main(): Promise<number> {
  if (!areInstalled()) return notRun('documents');
  const at = process.argv.indexOf('--document');
  const named = process.argv[at + 1]?.split(',');
  const documents = at < 0 ? REAL_DOCUMENTS : [...REAL_DOCUMENTS, ...WRITTEN_DOCUMENTS].filter(({ name }) => named?.includes(name));
  const shares = documents.reduce((sum, { share }) => sum + share, 0);
  const [edits, seed, stockEvery] = [option('edits', 20_000), option('seed', 1), option('stock-every', 200)];
  const until = performance.now() + option('minutes', 24 * 60) * 60_000;
  const lines: string[] = [];
  const sum = { passed: 0, failed: 0, edits: 0, broken: 0 };
  for (const document of documents) {
    const wanted = Math.ceil((edits * document.share) / shares);
    const file = progressFile(document.name, seed, stockEvery);
    const stuck = await fuzz(document, wanted, seed, stockEvery, until, file);
    const { tally, differences } = readProgress(file);
    const failed = differences + stuck;
    sum.passed += tally.fresh + tally.stock - differences;
    sum.failed += failed;
    sum.edits += tally.edits;
    sum.broken += tally.broken;
    lines.push(
      `${document.name.padEnd(16)} ${[tally.edits, tally.broken, tally.fresh, tally.stock, tally.threw, failed].map((count) => String(count).padStart(10)).join(' ')}`,
    );
    console.log(lines.at(-1));
  }
  const share = sum.edits === 0 ? 0 : sum.broken / sum.edits;
  const head = ['edits', 'not parsed', 'fresh', 'stock', 'it threw', 'different'].map((word) => word.padStart(10)).join(' ');
  console.log(`\n${`seed ${seed}`.padEnd(16)} ${head}\n${lines.join('\n')}`);
  console.log(`${(share * 100).toFixed(1)} % of ${sum.edits} states do not parse (at least ${BROKEN_SHARE * 100} % are wanted)`);
  console.log(closingLines({ passed: sum.passed, failed: sum.failed + (share < BROKEN_SHARE ? 1 : 0), skipped: 0 }));
  return sum.failed === 0 && share >= BROKEN_SHARE ? 0 : 1;
}

void main().then((exit) => {
  process.exitCode = exit;
});
