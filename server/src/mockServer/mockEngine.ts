import type { Worker } from 'node:worker_threads';
import type { MockProblem, MockRequest, MockResponse, MockSpec } from '../mock/mockTypes';
import { problemResponse } from '../mock/problemResponse';
import { START_OF_TEXT } from '../document/position';
import { SupervisedWorker, type JobFailure } from './supervisedWorker';
import type { ToMockWorker } from './workerMessages';

/** How long the working thread may take, in milliseconds. */
export interface WorkLimits {
  readonly answer: number;
  readonly load: number;
}

/** What is told after new specifications were given. */
export interface Served {
  readonly ok: boolean;
  readonly problems: readonly MockProblem[];
  readonly milliseconds: number;
  readonly entry: string | undefined;
}

/** Prism's parts keep every schema they ever compiled; a thread is renewed after this many specifications so that a day of typing fits in memory. */
const SPECS_PER_THREAD = 60;

/** What is added to the limit of an answer for each character of the specifications: an operation's schemas are compiled when it is first called. */
const FIRST_CALL_TIME = 0.002;

/** The mocks, in a thread of their own that may be lost and comes back with the last good specifications. */
export class MockEngine {
  private readonly worker: SupervisedWorker;
  private readonly lastGood = new Map<string, MockSpec>();
  private order: readonly string[] = [];
  private latest = 0;
  private given = 0;
  private size = 0;

  constructor(
    start: () => Worker,
    private readonly dynamic: boolean,
    private readonly limits: WorkLimits,
  ) {
    this.worker = new SupervisedWorker(start, () => this.restoring());
  }

  /** Serves these specifications from now on. Undefined when newer ones were given before these were taken up. */
  async serve(specs: readonly MockSpec[]): Promise<Served | undefined> {
    const turn = ++this.latest;
    this.order = specs.map(({ root }) => root);
    this.size = specs.flatMap(({ texts }) => Object.values(texts)).reduce((sum, text) => sum + text.length, 0);
    if (++this.given % SPECS_PER_THREAD === 0) this.worker.replaceWhenIdle();
    const result = await this.worker.run({ type: 'serve', specs, dynamic: this.dynamic }, this.limits.load);
    if (turn !== this.latest) return undefined;
    for (const root of this.lastGood.keys()) if (!this.order.includes(root)) this.lastGood.delete(root);
    if (result.type === 'response') return undefined;
    if (result.type !== 'served')
      return { ok: false, problems: specs.map(({ root }) => unloadable(root, result)), milliseconds: this.limits.load, entry: undefined };
    for (const spec of specs) if (result.served.good.includes(spec.root)) this.lastGood.set(spec.root, spec);
    return {
      ok: result.served.good.length === specs.length,
      problems: result.served.problems,
      milliseconds: result.milliseconds,
      entry: result.served.entry,
    };
  }

  /** Answers a request; 503 when the thread takes too long over it, dies or has too much to do. */
  async respond(request: MockRequest): Promise<MockResponse> {
    const limit = this.limits.answer + this.size * FIRST_CALL_TIME;
    const result = await this.worker.run({ type: 'respond', request }, limit);
    if (result.type === 'response') return result.response;
    return unavailable(result.type === 'served' ? { type: 'crashed', message: '' } : result, limit);
  }

  stop(): void {
    this.worker.stop();
  }

  private restoring(): { message: ToMockWorker; limit: number } | undefined {
    const specs = this.order.flatMap((root) => this.lastGood.get(root) ?? []);
    return specs.length === 0 ? undefined : { message: { type: 'serve', specs, dynamic: this.dynamic }, limit: this.limits.load };
  }
}

function unloadable(uri: string, failure: JobFailure): MockProblem {
  const why =
    failure.type === 'tooSlow' ? 'It took too long' : `The mock broke down over it${failure.message === '' ? '' : ` (${failure.message})`}`;
  return {
    severity: 'error',
    message: `This document could not be loaded. ${why}. Split it, or look for parts that repeat.`,
    uri,
    pointer: '#',
    range: START_OF_TEXT,
  };
}

function unavailable(failure: JobFailure, limit: number): MockResponse {
  const seconds = Math.max(1, Math.round(limit / 1000));
  const detail = {
    tooSlow: `No answer was found within ${seconds} s. Often a “pattern” of the specification takes forever on a value of the request, or a generated answer would be too large.`,
    crashed: `The mock broke down over this request and has started anew${failure.message === '' ? '' : `: ${failure.message}`}.`,
    tooMany: 'Too many requests are waiting. Send fewer at a time.',
    stopped: 'The mock is being stopped.',
  }[failure.type];
  return problemResponse({
    status: 503,
    type: 'unavailable',
    title: 'The mock cannot answer now',
    detail,
    headers: { 'retry-after': '1' },
  });
}
