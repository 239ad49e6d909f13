import type { Terminal } from './terminal';

/** A line on standard error that is drawn over while something long goes on, and wiped away at its end. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

/** Draws only where a person watches; a log keeps no half-finished lines. */
export function progressLine(terminal: Terminal, quiet: boolean): ProgressLine {
  if (quiet || !terminal.interactive) return { show: () => undefined, clear: () => undefined };
  let drawn = false;
  return {
    show(text) {
      drawn = true;
      terminal.err(`\r\u001b[2K${text.slice(0, 78)}`);
    },
    clear() {
      if (drawn) terminal.err('\r\u001b[2K');
    },
  };
}
