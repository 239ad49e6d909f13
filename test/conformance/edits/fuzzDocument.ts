import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import { REAL_DOCUMENTS } from './documents/realDocuments';
import { WRITTEN_DOCUMENTS } from './documents/writtenDocuments';
import { editRun } from './editRun';
import { KEPT, readProgress, writeProgress } from './progress';
import type { MakeSession } from './run';
import { script } from './shrink/script';
import { shrink } from './shrink/shrink';

// The part of `npm run fuzz:edits` that edits one document, in a process of its own: `<document> <edits> <seed> <stock every> <milliseconds left> <file of its progress>`.
// It tells the process above of each state before it is asked for, so that one that never ends is noticed.

/** How long a failure is made smaller, in milliseconds, and how many of a document are. */
const SHRINKING = 120_000;
const SHRUNK = 5;

const make: MakeSession = (files) => new SpectralSession({ files: () => files, now: () => performance.now() });

async function main([name = '', edits = '', seedText = '', stockEvery = '', left = '', file = '']: readonly string[]): Promise<void> {
  const document = [...REAL_DOCUMENTS, ...WRITTEN_DOCUMENTS].find((each) => each.name === name);
  if (document === undefined) throw new Error(`There is no document called ${name}.`);
  const seed = Number(seedText);
  const progress = readProgress(file);
  const until = performance.now() + Number(left);
  while (progress.tally.edits < Number(edits) && performance.now() < until) {
    const { run } = progress;
    const tell = (state: number): unknown => process.send?.({ run, state });
    tell(0);
    const failure = await editRun(document, make, seed, run, progress.tally, Number(stockEvery), (_, steps) => tell(steps.length));
    progress.run++;
    if (failure !== undefined) {
      progress.differences++;
      console.log(
        `\n${name}: DIFFERENT from ${failure.difference.against} in run ${run} of seed ${seed}, after ${failure.scenario.steps.length} edits\n${failure.difference.words}`,
      );
      if (progress.differences <= SHRUNK) {
        const beating: MakeSession = (files) => {
          tell(-1);
          return make(files);
        };
        const smallest = await shrink(failure, beating, () => performance.now(), SHRINKING);
        const kept = join(KEPT, `found-${name}-${seed}-${run}.ts`);
        mkdirSync(KEPT, { recursive: true });
        writeFileSync(kept, script(smallest));
        console.log(`Made smaller, ${kept}:\n${script(smallest).slice(0, 6_000)}`);
      }
    }
    writeProgress(file, progress);
  }
}

void main(process.argv.slice(2));
