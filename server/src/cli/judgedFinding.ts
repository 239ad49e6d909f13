import type { Finding } from '../document/finding';

/** A finding with the name its document goes by in the output, where that is not its path. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly source: string | undefined;
}
