/** One check of a rule that takes longer is held to be endless: so long, and so much longer for a million characters of the root; in milliseconds. */
const CHECK_WITHIN = 10_000;
const CHECK_PER_MILLION = 2_000;

/** A check of a rule that was over its limit before, in the same document, is given so long; in milliseconds. */
export const SUSPECT_WITHIN = 500;

/** How long one check of a rule may take in a document of so many characters, in milliseconds. */
export function checkLimit(characters: number): number {
  return CHECK_WITHIN + Math.round((characters / 1_000_000) * CHECK_PER_MILLION);
}

/**
 * Runs something for so many milliseconds at most. Past them it is broken off wherever it is, a regular expression too, without `catch` or
 * `finally` of its own being reached, and the answer is undefined. Throws what it throws.
 */
export type Within = <T>(milliseconds: number, work: () => T) => { readonly done: T } | undefined;

/** The rules of a document that were over their limit before, and how to see that none of them is so again. */
export interface SuspectRules {
  /** By name, how many checks of the run are made before the rule's own are watched: those that were made before it went over its limit. */
  readonly from: Readonly<Record<string, number>>;
  /** Absent where nothing can be broken off: the rule is then set aside instead of being watched. */
  readonly within: Within | undefined;
}

/** What a person reads of a rule that was over its limit; the place is shown beside it where it is known. */
export function overTimeMessage(rule: string, characters: number): string {
  const limit = Math.round(checkLimit(characters) / 1000);
  return (
    `The rule ${rule} did not end within ${limit} seconds and is set aside for this text; it may have had more to find. ` +
    'A regular expression in the rule, or in a “pattern” of the document, may never end: mend it, or turn the rule off.'
  );
}
