import type { Worker } from 'node:worker_threads';
import type { FromMockWorker, ToMockWorker } from './workerMessages';

/** Why a job has no result. */
export interface JobFailure {
  readonly type: 'tooSlow' | 'crashed' | 'tooMany' | 'stopped';
  /** What the thread died of, when it did. */
  readonly message: string;
}

interface Job {
  /** A restoring goes before all else, a renewal before requests; a newer renewal takes the place of an older one. */
  readonly kind: 'restoring' | 'renewal' | 'request';
  readonly message: ToMockWorker;
  readonly limit: number;
  readonly settle: (result: FromMockWorker | JobFailure) => void;
}

/** How often in a row the thread is replaced without having answered anything. */
const MOST_FAILURES = 3;

/** How many requests may wait for the thread before further ones are turned away. */
const LONGEST_QUEUE = 200;

/**
 * A thread that works off jobs one by one and is replaced when it takes too long over one or dies: a regular expression that never ends
 * costs its own request and no other. After a replacement `restore` tells what the new thread must be given first.
 */
export class SupervisedWorker {
  private worker: Worker | undefined;
  private current: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting: Job[] = [];
  private stopped = false;
  private worn = false;
  private failures = 0;

  constructor(
    private readonly start: () => Worker,
    private readonly restore: () => { message: ToMockWorker; limit: number } | undefined,
  ) {
    this.worker = this.launch();
  }

  /**
   * Has a message answered within a limit in milliseconds, counted from when the thread takes it up. New specifications go before requests that wait, and
   * older ones that still wait are dropped.
   */
  run(message: ToMockWorker, limit: number): Promise<FromMockWorker | JobFailure> {
    return new Promise((settle) => {
      if (this.stopped) return settle(failure('stopped'));
      if (message.type === 'serve') this.renew({ kind: 'renewal', message, limit, settle });
      else if (this.waiting.length >= LONGEST_QUEUE) settle(failure('tooMany'));
      else this.waiting.push({ kind: 'request', message, limit, settle });
      this.next();
    });
  }

  /** Has the thread replaced before its next job. */
  replaceWhenIdle(): void {
    this.worn = true;
    this.next();
  }

  /** Ends the thread; jobs that wait fail as `stopped`. */
  stop(): void {
    this.stopped = true;
    this.discard();
    for (const job of [this.current, ...this.waiting.splice(0)]) job?.settle(failure('stopped'));
    this.current = undefined;
  }

  private replace(): void {
    this.worn = false;
    this.discard();
    this.worker = this.launch();
    const first = this.restore();
    if (first !== undefined) this.waiting.unshift({ ...first, kind: 'restoring', settle: () => undefined });
  }

  private renew(job: Job): void {
    const kept = this.waiting.filter(({ kind }) => kind !== 'renewal');
    const older = this.waiting.filter(({ kind }) => kind === 'renewal');
    const restoring = kept.filter(({ kind }) => kind === 'restoring');
    const requests = kept.filter(({ kind }) => kind === 'request');
    this.waiting.splice(0, this.waiting.length, ...restoring, job, ...requests);
    for (const { settle } of older) settle(failure('stopped'));
  }

  private launch(): Worker {
    const worker = this.start();
    worker.on('message', (result: FromMockWorker) => {
      if (worker === this.worker) this.finish(result);
    });
    worker.on('error', (error) => this.fail(worker, failure('crashed', error.message)));
    worker.on('exit', () => this.fail(worker, failure('crashed')));
    return worker;
  }

  private next(): void {
    if (this.stopped || this.current !== undefined) return;
    if (this.waiting.length > 0 && (this.worn || this.worker === undefined)) this.replace();
    const job = this.waiting.shift();
    if (job === undefined) return;
    const { worker } = this;
    this.current = job;
    this.timer = setTimeout(() => this.fail(worker, failure('tooSlow')), job.limit);
    worker?.postMessage(job.message, []);
  }

  private finish(result: FromMockWorker): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = undefined;
    this.failures = 0;
    job?.settle(result);
    this.next();
  }

  private fail(worker: Worker | undefined, reason: JobFailure): void {
    if (this.stopped || worker !== this.worker) return;
    clearTimeout(this.timer);
    const job = this.current;
    this.current = undefined;
    if (++this.failures <= MOST_FAILURES) this.replace();
    else this.giveUp(reason);
    job?.settle(reason);
    this.next();
  }

  /** Lets the thread be, so that one that cannot even start is not started for ever; the next job tries again. */
  private giveUp(reason: JobFailure): void {
    this.discard();
    this.failures = 0;
    for (const { settle } of this.waiting.splice(0)) settle(reason);
  }

  private discard(): void {
    const { worker } = this;
    this.worker = undefined;
    clearTimeout(this.timer);
    void worker?.terminate();
  }
}

function failure(type: JobFailure['type'], message = ''): JobFailure {
  return { type, message };
}
