import type { Finding } from '../../document/finding';
import { movedDown, type Range } from '../../document/position';

/** A finding with what its place among others depends on; one, however often it was found. */
export interface PlacedFinding {
  finding: Finding;
  /** The path of the file in which it is, as Spectral knows it; undefined where it names none. */
  readonly source: string | undefined;
  /** How manieth it was found in the last run, for those that nothing else tells apart. */
  order: number;
  /** The last run that found it; 0 before the first did. */
  run: number;
  /** The last run for which its range was looked at. */
  looked: number;
}

/** How an edit moves what stands behind it: in lines of the text before, both included, and how many more there are now. */
export interface MovedLines {
  readonly first: number;
  readonly last: number;
  readonly more: number;
}

/** A range as an edit leaves it; undefined where the edit touches its lines. */
export function movedRange(range: Range, { first, last, more }: MovedLines): Range | undefined {
  if (range.end.line < first) return range;
  if (range.start.line <= last) return undefined;
  return more === 0 ? range : movedDown(range, more);
}
