import { Worker } from 'node:worker_threads';
import { LintControl } from '../lint/lintControl';
import type { FromLint, LintLoss, ToLint } from '../lint/lintMessages';
import { checkLimit, overTimeMessage } from '../lint/timeLimit';
import { lintHeap } from './lintHeap';

type LintCall = Extract<ToLint, { type: 'lint' | 'setRuleset' }>;

/** What has not lived long, in megabytes: a third of what V8 gives, since nearly all that a judgement makes lives on, and it takes no longer. */
const YOUNG = 16;
/** How often progress is told and the worker looked at, in milliseconds. */
const LOOK_EVERY = 250;
/** What waits for something, and computes nothing, may take so many times as long as what computes. */
const WAITING = 10;
/** Reading, resolving and choosing the places that rules look at may take this long without a check, and so much more for a million characters; in milliseconds. */
const GAP_WITHIN = 60_000;
const GAP_PER_MILLION = 60_000;
/** Reading a ruleset may take this long, in milliseconds of the processor. */
const RULESET_WITHIN = 30_000;

/** The processor's time that this process has had, in milliseconds. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** To whom a watcher talks. */
export interface WatchParent {
  tell(message: FromLint): void;
  /** Told that the worker is lost, which is ended then, and all that it knew. */
  lost(loss: LintLoss): void;
}

/** A watcher, for whom it works for. */
export interface LintWatch {
  hear(message: ToLint): void;
  /** Ends the worker, whatever it is doing. */
  stop(): void;
}

/**
 * Starts the working thread of a lint and watches it from a thread that never computes, so that it hears its parent while a rule runs: it cancels by a
 * shared flag, tells how far the work is, and says that the worker is lost when it outgrows its memory, or when a check never returns. A lint that is
 * cancelled ends at its next check, whenever that is: nobody's typing ends the worker.
 */
export function watchLint(script: string, parent: WatchParent): LintWatch {
  const control = new LintControl();
  const heap = lintHeap();
  const worker = new Worker(script, {
    workerData: control.memory,
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG },
    stdout: true,
    stderr: true,
  });
  // What a function of a ruleset prints is nobody's, and unread it would pile up.
  worker.stdout.resume();
  worker.stderr.resume();
  const waiting: LintCall[] = [];
  let running: { call: LintCall; began: number } | undefined;
  let rules: readonly string[] = [];
  let characters = 0;
  let lastCheck = { checks: 0, rule: -1, since: 0, computed: 0 };

  const stop = (): void => {
    clearInterval(looking);
    void worker.terminate();
  };
  const lose = (reason: LintLoss['reason'], message: string, overTime?: LintLoss['overTime']): void => {
    parent.lost({ reason, message, ...(overTime === undefined ? {} : { overTime }) });
  };
  const next = (): void => {
    const call = running === undefined ? waiting.shift() : undefined;
    if (call === undefined) return;
    running = { call, began: performance.now() };
    rules = [];
    characters = 0;
    // Here and not where the work is done: a cancel may come before the worker has taken the call.
    control.reset();
    lastCheck = { checks: 0, rule: -1, since: performance.now(), computed: computed() };
    worker.postMessage(call);
  };

  const hear = (message: ToLint): void => {
    if (message.type === 'lint' || message.type === 'setRuleset') {
      waiting.push(message);
      return next();
    }
    if (message.type !== 'cancel') return worker.postMessage(message);
    for (const call of waiting.splice(0)) {
      if (call.type === 'lint' && call.request.root === message.root)
        parent.tell({ type: 'lintReply', id: call.id, reply: { kind: 'cancelled' }, remember: false });
      else waiting.push(call);
    }
    if (running?.call.type !== 'lint' || running.call.request.root !== message.root) return;
    control.cancel();
  };

  worker.on('message', (message: FromLint) => {
    if (message.type === 'rules') {
      rules = message.names;
      characters = message.characters;
      return;
    }
    if (message.type === 'lintReply' || message.type === 'rulesetReply') running = undefined;
    parent.tell(message);
    next();
  });
  worker.on('error', (error: Error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return lose(
        'memory',
        `Judging it took more than the ${heap} MB of memory a lint may use. Use a smaller ruleset or split the document.`,
      );
    }
    lose('crash', `The linter stopped unexpectedly: ${error.message}`);
  });

  worker.on('exit', (code) => lose('crash', `The linter stopped unexpectedly (exit ${code}).`));

  const looking = setInterval(() => {
    if (running === undefined) return;
    const now = performance.now();
    const { checks, rule } = control;
    if (checks !== lastCheck.checks || rule !== lastCheck.rule) lastCheck = { checks, rule, since: now, computed: computed() };
    const name = rules[rule];
    const waited = now - lastCheck.since;
    // By the processor's time, so that nothing is held to be endless where the machine is busy with something else, or asleep.
    const busy = Math.min(waited, Math.max(computed() - lastCheck.computed, waited / WAITING));
    if (running.call.type === 'setRuleset') {
      if (busy > RULESET_WITHIN) {
        const names = running.call.requests.map(({ ruleset }) => ruleset).join(', ');
        lose('stuck', `The ruleset ${names} was not read within ${RULESET_WITHIN / 1000} seconds. A function of it may never end.`);
      }
      return;
    }
    if (rule >= 0 && busy > checkLimit(characters)) {
      return lose('stuck', overTimeMessage(name ?? 'at work', characters), name === undefined ? undefined : { rule: name, checks });
    }
    const gap = GAP_WITHIN + (characters / 1_000_000) * GAP_PER_MILLION;
    if (rule < 0 && busy > gap) {
      return lose(
        'stuck',
        `The document was not read, and the places that rules look at not found, within ${Math.round(gap / 1000)} seconds. Split it with $ref; or a pattern in a “given”, or a glob in “overrides” of the ruleset, may never end.`,
      );
    }
    const progress = { root: running.call.request.root, milliseconds: now - running.began, checks, rule: name };
    parent.tell({ type: 'progress', progress });
  }, LOOK_EVERY);
  return { hear, stop };
}
