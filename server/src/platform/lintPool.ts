import type { TextEdit } from '../document/textEdit';
import type { LintProgress, LintReply, LintRequest, LintSession, RulesetReply } from '../lint/lintSession';
import type { RulesetRequest } from '../ruleset/rulesetTypes';
import type { LintProcess } from './lintProcess';

/**
 * `LintSession` in several processes: each judges one document at a time, and whoever is free takes the next. A ruleset is read by one of them and
 * handed to the others with the texts that it was made of, so that all judge by the same. A process that is lost takes its own document with it alone.
 */
export class LintPool implements LintSession {
  private readonly free: Set<LintProcess>;
  private readonly waiting: ((process: LintProcess) => void)[] = [];
  private readonly judging = new Map<string, LintProcess>();

  /** The processes are started with the first ruleset, where they are not yet, and are the pool's to end. */
  constructor(
    private readonly processes: readonly LintProcess[],
    onProgress: (progress: LintProgress) => void = () => undefined,
  ) {
    for (const process of processes) process.onProgress = onProgress;
    this.free = new Set(processes);
  }

  open(uri: string, text: string, version: number): void {
    for (const process of this.processes) process.open(uri, text, version);
  }

  change(uri: string, edits: readonly TextEdit[], version: number): void {
    for (const process of this.processes) process.change(uri, edits, version);
  }

  close(uri: string): void {
    for (const process of this.processes) process.close(uri);
  }

  setRuleset(key: string, requests: readonly RulesetRequest[], boundary: string): Promise<RulesetReply> {
    // While one reads the ruleset, the others load their program.
    for (const process of this.processes) process.start();
    return this.withFree(async (process) => {
      const reply = await process.setRuleset(key, requests, boundary);
      if (reply.kind === 'inForce')
        for (const other of this.processes) if (other !== process) other.adopt(key, requests, boundary, reply.info);
      return reply;
    });
  }

  lint(request: LintRequest): Promise<LintReply> {
    return this.withFree(async (process) => {
      this.judging.set(request.root, process);
      try {
        return await process.lint(request);
      } finally {
        this.judging.delete(request.root);
      }
    });
  }

  cancel(root: string): void {
    this.judging.get(root)?.cancel(root);
  }

  /** The processes that run, for who must end one from outside in a test. */
  get pids(): number[] {
    return this.processes.map(({ pid }) => pid).filter((pid) => pid !== undefined);
  }

  dispose(): void {
    for (const process of this.processes) process.dispose();
  }

  private async withFree<T>(work: (process: LintProcess) => Promise<T>): Promise<T> {
    const process = await this.take();
    try {
      return await work(process);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free.add(process);
      else next(process);
    }
  }

  private take(): Promise<LintProcess> {
    const process = this.processes.find((each) => this.free.has(each));
    if (process === undefined) return new Promise((resolve) => this.waiting.push(resolve));
    this.free.delete(process);
    return Promise.resolve(process);
  }
}
