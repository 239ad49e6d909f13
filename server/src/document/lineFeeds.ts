import type { Characters } from './characters';

/** Where lines begin behind the line feeds that stand between two offsets of a text. */
export function behindLineFeeds(text: Characters, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
