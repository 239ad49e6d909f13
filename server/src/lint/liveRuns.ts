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

/** The judged documents that are kept for their next texts: the last one, whatever its size, and those that were asked for before it. */
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
      if (characters > MOST_CHARACTERS && each !== root) this.kept.delete(each);
    }
  }

  /** Lets go of a document that is about to be judged afresh where two of it would be too much; a smaller one may be of use once more. */
  makeRoomFor(root: string): void {
    if ((this.kept.get(root)?.live.size ?? 0) > MOST_CHARACTERS) this.kept.delete(root);
  }

  /** Lets go of all others. */
  keepThose(wanted: (live: LiveRun) => boolean): void {
    for (const [root, { live }] of this.kept) if (!wanted(live)) this.kept.delete(root);
  }

  delete(root: string): void {
    this.kept.delete(root);
  }

  clear(): void {
    this.kept.clear();
  }
}
