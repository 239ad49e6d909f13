import type { Ruleset } from '@stoplight/spectral-core';
import type { LintRequest } from './lintSession';
import type { LiveRun } from './liveRun';

/** How many characters of text the documents that are kept may have together: a judged document takes some fifty times as many bytes. */
const MOST_CHARACTERS = 20_000_000;

interface Kept {
  readonly live: LiveRun;
  readonly ruleset: Ruleset;
  readonly boundary: string;
}

/** The judged documents that are kept for their next texts, those that were asked for last. */
export class LiveRuns {
  private readonly kept = new Map<string, Kept>();

  /** The document of a request as it was judged last, by the same ruleset. */
  get({ root, boundary }: LintRequest, ruleset: Ruleset): LiveRun | undefined {
    const kept = this.kept.get(root);
    if (kept === undefined || kept.ruleset !== ruleset || kept.boundary !== boundary) return undefined;
    this.kept.delete(root);
    this.kept.set(root, kept);
    return kept.live;
  }

  set({ root, boundary }: LintRequest, ruleset: Ruleset, live: LiveRun): void {
    this.kept.delete(root);
    this.kept.set(root, { live, ruleset, boundary });
    let characters = 0;
    for (const [each, { live: kept }] of [...this.kept].reverse()) {
      characters += kept.size;
      if (characters > MOST_CHARACTERS) this.kept.delete(each);
    }
  }

  delete(root: string): void {
    this.kept.delete(root);
  }

  clear(): void {
    this.kept.clear();
  }
}
