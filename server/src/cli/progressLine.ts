import { fitted } from './progressBar';
import type { Terminal } from './terminal';

/** A line on standard error that is drawn over while something long goes on, and wiped away at its end. */
export interface ProgressLine {
  /** Whether anything is drawn at all. */
  readonly drawn: boolean;
  show(text: string): void;
  /** Wipes it away; it may be shown again. */
  clear(): void;
}

const WIPED = '\r\u001b[2K';

/** Draws only where a person watches; a log keeps no half-finished lines. A person who interrupts the run is left a clean line. */
export function progressLine(terminal: Terminal, quiet: boolean): ProgressLine {
  if (quiet || !terminal.interactive) return { drawn: false, show: () => undefined, clear: () => undefined };
  let shown: string | undefined;
  let unwatch: (() => void) | undefined;
  const line: ProgressLine = {
    drawn: true,
    show(text) {
      // In the last column some terminals begin a new line, and a line that is two is not wiped away.
      const next = fitted(text, Math.max(1, terminal.columns() - 1));
      if (next === shown) return;
      unwatch ??= terminal.onInterrupt(() => line.clear());
      terminal.err(`${WIPED}${next}`);
      shown = next;
    },
    clear() {
      if (shown !== undefined) terminal.err(WIPED);
      shown = undefined;
      unwatch?.();
      unwatch = undefined;
    },
  };
  return line;
}
