/** A place in a text: zero-based line and zero-based UTF-16 code unit in that line (LSP 3.17, "Position"). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of text, `end` excluded (LSP 3.17, "Range"). */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The empty range at the very start of a text, where a finding goes that has no better place. */
export const START_OF_TEXT: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A range so many lines further down. */
export function movedDown({ start, end }: Range, lines: number): Range {
  return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}

/** Negative when `a` stands before `b`, positive when after, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
