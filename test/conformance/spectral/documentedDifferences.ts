import type { PrintedFinding } from './findings';

/** A difference that is on purpose, or a bug of Spectral's that we do not have: what it is, and both arrays without it. */
export interface DocumentedDifference {
  readonly name: string;
  readonly why: string;
  /** The findings without what the difference is about; where both come to the same, the difference explains them. */
  readonly without: (findings: readonly PrintedFinding[]) => readonly PrintedFinding[];
}

/** docs/findings.md says the same in words. */
export const DOCUMENTED_DIFFERENCES: readonly DocumentedDifference[] = [];
