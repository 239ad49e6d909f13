import type { FileSystem } from '../../../server/src/document/fileSystem';
import type { Judgement, LintRequest, LintSession } from '../../../server/src/lint/lintSession';
import { memoryFiles } from '../../support/memoryFiles';
import { afresh, differenceOf, KEY, outcomeOf, requestAfter, wasNotJudged } from './outcome';
import { FOLDER, type Scenario, type Step } from './scenario';
import { rulesetRequest, World } from './world';

/** Makes the session that is tried, over these files. */
export type MakeSession = (files: FileSystem) => LintSession;

/** What a session's answer is held against. */
export type Against = 'fresh' | 'stock';

/** An answer that is not what it should be. */
export interface Difference {
  readonly against: Against;
  readonly words: string;
}

/** What came of a step: the answer expected, and in what the session's differs. */
export interface State {
  readonly expected: Judgement | undefined;
  readonly difference: Difference | undefined;
  /** Stock Spectral was asked and threw, so that it was not compared with. */
  readonly stockThrew: boolean;
}

/** A session that steps happen to, beside the texts as they ought to be. */
export class Run {
  readonly world: World;
  private readonly session: LintSession;

  constructor(
    readonly scenario: Scenario,
    make: MakeSession,
  ) {
    this.world = new World(scenario);
    this.session = make(memoryFiles(this.world.disk));
  }

  /** Opens what is open at first and compares the first answer. */
  async begin(against: readonly Against[]): Promise<State> {
    await this.session.setRuleset(KEY, [rulesetRequest(this.world.ruleset)], FOLDER);
    for (const [uri, text] of this.world.opened) this.session.open(uri, text, 1);
    return this.compare(requestAfter(this.scenario, this.world, undefined), against);
  }

  /** Has something happen, and compares the answer afterwards; with nothing to hold it against, only the texts go on. */
  async take(step: Step, against: readonly Against[]): Promise<State> {
    await this.world.take(step);
    await this.tell(step);
    return this.compare(requestAfter(this.scenario, this.world, step), against);
  }

  end(): void {
    this.session.dispose();
  }

  private async tell(step: Step): Promise<void> {
    const { version } = this.world;
    if (step.kind === 'change') this.session.change(step.uri, step.edits, version);
    else if (step.kind === 'open') this.session.open(step.uri, step.text, version);
    else if (step.kind === 'close') this.session.close(step.uri);
    else if (step.kind === 'ruleset') {
      const reply = await this.session.setRuleset(KEY, [rulesetRequest(step.text)], FOLDER);
      const taken = this.world.ruleset === step.text;
      if (taken !== (reply.kind === 'inForce'))
        throw new Error(`The session says ${reply.kind} of a ruleset that ${taken ? 'loads' : 'does not load'}.`);
    } else if (step.kind === 'ask' && step.cancelled) await this.cancelled(requestAfter(this.scenario, this.world, step));
  }

  /** A lint that is ended while it is at work, or just before or after; what it answers, if anything, is nobody's. */
  private async cancelled(request: LintRequest): Promise<void> {
    const reply = this.session.lint(request);
    await new Promise((resolve) => setImmediate(resolve));
    this.session.cancel(request.root);
    await reply;
  }

  private async compare(request: LintRequest, against: readonly Against[]): Promise<State> {
    const ours = await outcomeOf(this.session, request);
    let expected: Judgement | undefined;
    let stockThrew = false;
    for (const kind of against) {
      const theirs = await afresh(this.world, request, kind === 'fresh' ? 'graph' : 'stock');
      expected ??= theirs;
      stockThrew = kind === 'stock' && wasNotJudged(theirs);
      if (stockThrew) continue;
      const words = differenceOf(ours, theirs);
      if (words !== undefined) return { expected, difference: { against: kind, words }, stockThrew };
    }
    return { expected, difference: undefined, stockThrew };
  }
}

/** Goes through a scenario and gives the first state that differs, 0 being the one before any step; undefined when none does. */
export async function firstDifference(
  scenario: Scenario,
  make: MakeSession,
  against: readonly Against[],
  only?: number,
): Promise<{ readonly state: number; readonly difference: Difference } | undefined> {
  const run = new Run(scenario, make);
  const asked = (state: number): readonly Against[] => (only === undefined || only === state ? against : []);
  try {
    const first = await run.begin(asked(0));
    if (first.difference !== undefined) return { state: 0, difference: first.difference };
    for (const [index, step] of scenario.steps.entries()) {
      const { difference } = await run.take(step, asked(index + 1));
      if (difference !== undefined) return { state: index + 1, difference };
    }
    return undefined;
  } finally {
    run.end();
  }
}
