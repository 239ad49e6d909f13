import type { Position, Range } from './position';

const MARK = '\uFEFF';

/** A text without the byte order mark at its start: Spectral's reader passes over one and then counts every place behind it one short. */
export function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

/** A range of a text without its mark, in the text as it is: only the first line has moved. */
export function rangeIn(text: string, { start, end }: Range): Range {
  return text.startsWith(MARK) ? { start: moved(start, MARK.length), end: moved(end, MARK.length) } : { start, end };
}

/** The reverse, for a position; one on the mark itself is the start of the text. */
export function positionWithoutMark(text: string, position: Position): Position {
  return text.startsWith(MARK) ? moved(position, -MARK.length) : position;
}

function moved({ line, character }: Position, by: number): Position {
  return line === 0 ? { line, character: Math.max(0, character + by) } : { line, character };
}
