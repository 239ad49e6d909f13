import type { Finding } from '../../document/finding';

/** A finding with the name its document goes by in the output, where that is not its path. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly source: string | undefined;
}

export interface FormatContext {
  readonly color: boolean;
  /** Canonical address of the folder that paths are shown from. */
  readonly cwd: string;
  readonly version: string;
  /** Whether all that was asked for was judged, so that no findings means that there are none. */
  readonly complete: boolean;
}

export type Formatter = (found: readonly JudgedFinding[], context: FormatContext) => string;
