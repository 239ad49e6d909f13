import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { closingLines } from '../../../scripts/counting';
import { notRun } from '../manifest/notRun';
import { caseOf, CASES_FOLDER, type Case } from './case';
import { kinds } from './kinds';
import { ourAnswer, ourAnswers } from './ourTerminal';
import { described } from './report';
import { ask, askTogether } from './spectralCli';

// `npm run conformance:spectral:together`: that a process which judges many documents says of each what a process of its own says, spectral-cli's and ours.
// The comparison with spectral-cli rests on that where it has small documents share a process.

const DOCUMENTS = 40;
const LARGEST = 300_000;

async function main(): Promise<number> {
  const chosen = kinds(DOCUMENTS + 5).filter(({ name }) => name === 'json' || name === 'both');
  if (chosen.length === 0) return notRun('documents');
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { heading, entries } of chosen) {
    const cases = entries
      .filter(({ document }) => document.size <= LARGEST)
      .slice(0, DOCUMENTS)
      .map(({ document, style, ruleset }) => caseOf(document.name, document.read(), style, ruleset))
      .filter((each) => each !== undefined);
    const [peerTogether, oursTogether] = [await askTogether(cases), await ourAnswers(cases)];
    const differ: Case[] = [];
    for (const each of cases) {
      const [peer, ours] = [await ask(each), await ourAnswer(each)];
      const peerSame = 'findings' in peer && isDeepStrictEqual({ findings: peer.findings }, peerTogether.get(each));
      if (!peerSame || !isDeepStrictEqual(ours.findings, oursTogether.get(each)?.findings)) differ.push(each);
    }
    console.log(`${heading.replace(/:.*/, '')}: ${cases.length - differ.length} of ${cases.length} the same`);
    for (const each of differ) console.log(`  not the same: ${described(each)}`);
    totals.passed += cases.length - differ.length;
    totals.failed += differ.length;
  }
  console.log(closingLines(totals));
  return totals.failed === 0 ? 0 : 1;
}

void main()
  .finally(() => rmSync(CASES_FOLDER, { recursive: true, force: true }))
  .then((exit) => {
    process.exitCode = exit;
  });
