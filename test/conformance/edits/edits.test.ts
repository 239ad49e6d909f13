import assert from 'node:assert/strict';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import type { EditedDocument } from './documents/editedDocument';
import { WRITTEN_DOCUMENTS } from './documents/writtenDocuments';
import { editRun, type Failure, type Tally } from './editRun';
import { RULESETS } from './rulesets';
import { firstDifference, type MakeSession } from './run';
import { RULES } from './scenario';
import { script } from './shrink/script';
import { shrink } from './shrink/shrink';
import { loads } from './world';
import { AltersAnswers, DropsEdits, inAnotherOrder, withoutOne, withStaleRanges } from './wrongSessions';

// A sample of `npm run fuzz:edits` on small documents, and proof that it notices what it is for.

const SEED = 5;
const STOCK_EVERY = 25;
const right: MakeSession = (files) => new SpectralSession({ files: () => files, now: () => 0 });
const emptyTally = (): Tally => ({ edits: 0, broken: 0, fresh: 0, stock: 0, threw: 0 });

describe('a session that has seen every edit answers as one does that was begun just now', function () {
  this.timeout(120_000);
  const all = emptyTally();

  for (const [run, document] of WRITTEN_DOCUMENTS.entries()) {
    it(`of ${document.name}`, async () => {
      const failure = await editRun(document, right, SEED, run, all, STOCK_EVERY);
      assert.equal(failure === undefined ? undefined : script(failure), undefined);
    });
  }

  it('by rulesets of which all but the last two load', async () => {
    const load = await Promise.all(RULESETS.map((text) => loads({ [RULES]: text }, text)));
    assert.deepEqual(load, [...RULESETS.slice(2).map(() => true), false, false]);
  });

  it('in states of which three in ten do not parse', () => {
    assert.ok(all.edits > 250, String(all.edits));
    assert.ok(all.broken >= all.edits * 0.3, `${all.broken} of ${all.edits}`);
    assert.ok(all.stock >= 10, String(all.stock));
  });
});

describe('the fuzzer notices', function () {
  this.timeout(120_000);
  const [json] = WRITTEN_DOCUMENTS;

  async function failureOf(document: EditedDocument | undefined, make: MakeSession): Promise<Failure> {
    assert.ok(document !== undefined);
    for (let run = 0; run < 3; run++) {
      const failure = await editRun(document, make, SEED, run, emptyTally(), Infinity);
      if (failure !== undefined) return failure;
    }
    throw new assert.AssertionError({ message: 'nothing was noticed' });
  }

  const wrong: readonly (readonly [string, MakeSession])[] = [
    ['an edit that is lost', (files) => new DropsEdits(files, 7)],
    ['ranges from before the edit', (files) => new AltersAnswers(files, 1, withStaleRanges)],
    ['a finding that is forgotten', (files) => new AltersAnswers(files, 9, withoutOne)],
    ['findings in another order', (files) => new AltersAnswers(files, 9, inAnotherOrder)],
  ];
  for (const [what, make] of wrong) {
    it(what, async () => {
      const failure = await failureOf(json, make);
      assert.equal(failure.difference.against, 'fresh');
    });
  }

  it('and makes what it noticed small: an edit or two, a few lines, and still wrong', async () => {
    const make: MakeSession = (files) => new AltersAnswers(files, 1, withStaleRanges);
    const failure = await failureOf(json, make);
    const { scenario } = await shrink(failure, make, () => performance.now(), 20_000);
    assert.ok(scenario.steps.length <= 2, script({ ...failure, scenario }));
    assert.ok((scenario.opened[scenario.root]?.split('\n').length ?? 0) <= 12, scenario.opened[scenario.root]);
    assert.notEqual(await firstDifference(scenario, make, ['fresh'], scenario.steps.length), undefined);
    assert.equal(await firstDifference(scenario, right, ['fresh']), undefined);
  });
});
