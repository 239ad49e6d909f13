import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { behindLineFeeds } from '../../document/lineFeeds';
import { MovingOffsets } from '../../document/movingOffsets';
import type { Position } from '../../document/position';
import type { MovedLines } from './placedFinding';

/** Where the lines of a text begin, the first one aside; only a line feed ends one, as Spectral counts. */
export class LineStarts {
  private readonly starts: MovingOffsets;

  constructor(text: Characters) {
    this.starts = new MovingOffsets(behindLineFeeds(text, 0, Infinity), text.length);
  }

  /** Where the second line begins; undefined where there is none. */
  get second(): number | undefined {
    return this.starts.at(0);
  }

  positionAt(offset: number): Position {
    const line = this.countUntil(offset);
    return { line, character: offset - (this.starts.at(line - 1) ?? 0) };
  }

  /** The position of an offset in the next text, in which a stretch was replaced. */
  positionAfter(offset: number, { start, endBefore, endAfter }: ChangedStretch, text: Characters): Position {
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
    const start = line === 0 ? 0 : this.starts.at(line - 1);
    const offset = (start ?? Infinity) + character;
    return character >= 0 && offset < (this.starts.at(line) ?? Infinity) ? offset : undefined;
  }

  /** Takes in that a stretch of the text was replaced; `text` is the new one. Tells how lines were moved by it. */
  replace({ start, endBefore, endAfter }: ChangedStretch, text: Characters): MovedLines {
    const from = this.countUntil(start);
    const to = this.countUntil(endBefore);
    const made = behindLineFeeds(text, start, endAfter);
    this.starts.replace(from, to, made, endAfter - endBefore);
    return { first: from, last: to, more: made.length - (to - from) };
  }

  /** How many lines begin up to an offset, that one included. */
  private countUntil(offset: number): number {
    return this.starts.countBelow(offset + 1);
  }
}

/** A position in a text by that of one before it, and how much further it is. */
function following(from: Position, { line, character }: Position): Position {
  return line === 0 ? { line: from.line, character: from.character + character } : { line: from.line + line, character };
}
