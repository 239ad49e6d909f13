import type { LintReply, LintRequest } from '../lint/lintSession';

/** Which rules did not end in time in which document: kept while they do so, so that no lint process is lost over the same thing again. */
export class SuspectRules {
  private readonly byRoot = new Map<string, Set<string>>();

  /** Notes a rule that a process was lost over. */
  add(root: string, rule: string): void {
    this.byRoot.set(root, (this.byRoot.get(root) ?? new Set()).add(rule));
  }

  /** The request with the rules that are to be watched; `from` says after how many checks, where that is known of this very text. */
  requestFor(request: LintRequest, from: ReadonlyMap<string, number>): LintRequest {
    const rules = [...(this.byRoot.get(request.root) ?? [])];
    return rules.length === 0 ? request : { ...request, suspects: Object.fromEntries(rules.map((rule) => [rule, from.get(rule) ?? 0])) };
  }

  /**
   * Takes in how a lint ended: a rule that went to its end is suspected no more. Nothing is learned of texts that nobody has written yet, nor of one that
   * rules were not held against, as while it does not parse.
   */
  learn(request: LintRequest, reply: LintReply): void {
    if (reply.kind !== 'done' || request.texts !== undefined || !this.byRoot.has(request.root)) return;
    const still = reply.outcome.failures.flatMap(({ overTime }) => overTime ?? []);
    if (still.length > 0) this.byRoot.set(request.root, new Set(still));
    else if (!reply.outcome.broken && reply.outcome.failures.length === 0) this.byRoot.delete(request.root);
  }
}
