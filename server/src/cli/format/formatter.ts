import type { Found } from '../found';

export interface FormatContext {
  readonly color: boolean;
  /** Canonical address of the folder that paths are shown from. */
  readonly cwd: string;
  readonly version: string;
  /** Whether all that was asked for was judged, so that no findings means that there are none. */
  readonly complete: boolean;
}

/** Gives the text piece by piece, so that it need not be held whole. */
export type Formatter = (found: Found, context: FormatContext) => Iterable<string>;
