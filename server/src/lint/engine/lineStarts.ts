import type { ChangedStretch } from '../../document/changedStretch';
import type { Position } from '../../document/position';
import type { MovedLines } from './placedFinding';

/** Where the lines of a text begin, the first one aside; only a line feed ends one, as Spectral counts. */
export class LineStarts {
  private starts: number[] = [];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Where the second line begins; undefined where there is none. */
  get second(): number | undefined {
    return this.starts[0];
  }

  positionAt(offset: number): Position {
    const line = this.countUntil(offset);
    return { line, character: offset - (this.starts[line - 1] ?? 0) };
  }

  /** The position of an offset in the next text, in which a stretch was replaced. */
  positionAfter(offset: number, { start, endBefore, endAfter }: ChangedStretch, text: string): Position {
    if (offset <= start) return this.positionAt(offset);
    const made = new LineStarts(text.slice(start, Math.min(offset, endAfter)));
    const first = this.positionAt(start);
    const within = made.positionAt(Math.min(offset, endAfter) - start);
    const reached = following(first, within);
    if (offset <= endAfter) return reached;
    const [before, now] = [this.positionAt(endBefore), this.positionAt(offset - (endAfter - endBefore))];
    return now.line === before.line
      ? { line: reached.line, character: reached.character + now.character - before.character }
      : { line: reached.line + now.line - before.line, character: now.character };
  }

  /** The offset of a position; undefined where its line is shorter, or there is none. The last line goes on for ever. */
  offsetAt({ line, character }: Position): number | undefined {
    const start = line === 0 ? 0 : this.starts[line - 1];
    const offset = (start ?? Infinity) + character;
    return character >= 0 && offset < (this.starts[line] ?? Infinity) ? offset : undefined;
  }

  /** Takes in that a stretch of the text was replaced; `text` is the new one. Tells how lines were moved by it. */
  replace({ start, endBefore, endAfter }: ChangedStretch, text: string): MovedLines {
    const from = this.countUntil(start);
    const to = this.countUntil(endBefore);
    const made: number[] = [];
    for (let at = text.indexOf('\n', start); at >= 0 && at < endAfter; at = text.indexOf('\n', at + 1)) made.push(at + 1);
    const grown = endAfter - endBefore;
    if (made.length !== to - from) {
      const rest = this.starts.slice(to);
      this.starts = this.starts.slice(0, from);
      for (const each of made) this.starts.push(each);
      for (const each of rest) this.starts.push(each + grown);
    } else {
      for (const [index, each] of made.entries()) this.starts[from + index] = each;
      if (grown !== 0) for (let at = to; at < this.starts.length; at++) this.starts[at] = (this.starts[at] ?? 0) + grown;
    }
    return { first: from, last: to, more: made.length - (to - from) };
  }

  /** How many lines begin up to an offset, that one included. */
  private countUntil(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A position in a text by that of one before it, and how much further it is. */
function following(from: Position, { line, character }: Position): Position {
  return line === 0 ? { line: from.line, character: from.character + character } : { line: from.line + line, character };
}
