import { Author } from './author';
import { urisOf, type EditedDocument } from './documents/editedDocument';
import { draws } from './moves/draw';
import { doesNotParse } from './outcome';
import { Run, type Against, type Difference, type MakeSession } from './run';
import type { Scenario, Step } from './scenario';

/** How many draws a run has; a draw is one step or several. */
const DRAWS_A_RUN = 40;

/** What a run did. */
export interface Tally {
  edits: number;
  broken: number;
  fresh: number;
  stock: number;
  /** States that stock Spectral was asked about and threw. */
  threw: number;
}

/** A run that came to a state that differs. */
export interface Failure {
  /** What led there: the last step is the one after which the answers differ. */
  readonly scenario: Scenario;
  readonly difference: Difference;
}

/** What is told of each state as it is reached, so that one that never ends is known. */
export type OnState = (scenario: Scenario, steps: readonly Step[]) => void;

/**
 * Edits a document at random from its beginning on and compares after each edit, until something differs or the draws are spent. The same numbers
 * give the same run. Every second run asks as an editor does, which stops at syntax errors.
 */
export async function editRun(
  document: EditedDocument,
  make: MakeSession,
  seed: number,
  run: number,
  tally: Tally,
  stockEvery: number,
  onState: OnState = () => undefined,
): Promise<Failure | undefined> {
  const texts = document.texts();
  const uris = urisOf(texts);
  const opened = { [uris[0]]: texts[uris[0]] ?? '' };
  const scenario = { disk: texts, opened, root: uris[0], ruleset: document.ruleset, stopWhenBroken: run % 2 === 0, steps: [] };
  const tried = new Run(scenario, make);
  const author = new Author(tried.world, uris);
  const steps: Step[] = [];
  try {
    const first = await tried.begin(['fresh']);
    if (first.difference !== undefined) return { scenario, difference: first.difference };
    if (first.expected !== undefined) author.note(doesNotParse(first.expected));
    for (const draw of draws(seed * 100_003 + run, DRAWS_A_RUN)) {
      for (const step of author.stepsFor(draw)) {
        steps.push(step);
        onState(scenario, steps);
        const before = step.kind === 'change' ? tried.world.opened.get(step.uri) : undefined;
        tally.edits++;
        const against: Against[] = ['fresh'];
        if (tally.edits % stockEvery === 0) against.push('stock');
        const { expected, difference, stockThrew } = await tried.take(step, against);
        tally.fresh++;
        if (stockThrew) tally.threw++;
        else tally.stock += against.length - 1;
        if (difference !== undefined) return { scenario: { ...scenario, steps }, difference };
        author.taken(step, before);
        const broken = expected !== undefined && doesNotParse(expected);
        if (broken) tally.broken++;
        if (step.kind !== 'ask') author.note(broken);
      }
    }
    return undefined;
  } finally {
    tried.end();
  }
}
