import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { comparePositions, type Position, type Range } from '../../document/position';
import type { LineStarts } from './lineStarts';

/** An object or array that stands for one that was left out, by its offsets in the condensed text. */
export interface StandIn {
  readonly start: number;
  readonly end: number;
  /** The column in which whatever it is the value or an item of begins; undefined within brackets, where columns mean nothing. */
  readonly column: number | undefined;
}

/** Text that was taken over: where it begins here and in the original. */
interface Taken {
  readonly here: number;
  readonly there: number;
  readonly length: number;
}

/** A text with parts left out that read as they did before an edit; small stand-ins are in their place. Offsets in UTF-16 code units. */
export class CondensedText {
  private readonly parts: string[] = [];
  private readonly taken: Taken[] = [];
  private readonly made: StandIn[] = [];
  private length = 0;
  private until = 0;

  /** `stretch` is where the text differs from one whose lines are known. */
  constructor(
    private readonly original: Characters,
    private readonly stretch: ChangedStretch,
    private readonly linesBefore: LineStarts,
  ) {}

  /** What was made in place of what was left out, in the order of the text. */
  get standIns(): readonly StandIn[] {
    return this.made;
  }

  /** Leaves out a stretch of the original behind all that was left out before; `standIn` is an object or array, with what is to follow it. */
  leaveOut(start: number, end: number, standIn: string, column?: number): void {
    this.takeOver(start);
    this.made.push({ start: this.length, end: this.length + standIn.trimEnd().length, column });
    this.add(standIn);
    this.until = end;
  }

  /** The condensed text; nothing can be left out afterwards. */
  finish(): string {
    this.takeOver(this.original.length);
    return this.parts.join('');
  }

  /** Where a range of the condensed text, whose lines are given, stands in the original; undefined where that was left out. */
  rangeInOriginal({ start, end }: Range, lines: LineStarts): Range | undefined {
    const [first, last] = [this.positionInOriginal(start, lines), this.positionInOriginal(end, lines)];
    return first && last && { start: first, end: last };
  }

  private positionInOriginal(position: Position, lines: LineStarts): Position | undefined {
    const end = lines.positionAt(this.length);
    if (comparePositions(position, end) > 0) {
      // The reader takes every text to end with a line break, and counts on behind it.
      const { line, character } = this.positionOf(this.original.length);
      const more = position.line - end.line;
      return { line: line + more, character: position.character + (more === 0 ? character - end.character : 0) };
    }
    const offset = lines.offsetAt(position);
    const taken = offset === undefined ? undefined : this.taken.findLast(({ here }) => here <= offset);
    if (offset === undefined || taken === undefined || offset > taken.here + taken.length) return undefined;
    return this.positionOf(taken.there + offset - taken.here);
  }

  private positionOf(offset: number): Position {
    return this.linesBefore.positionAfter(offset, this.stretch, this.original);
  }

  private takeOver(end: number): void {
    this.taken.push({ here: this.length, there: this.until, length: end - this.until });
    this.add(this.original.slice(this.until, end));
  }

  private add(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
