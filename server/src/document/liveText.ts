import type { ChangedStretch } from './changedStretch';
import type { Characters } from './characters';
import { GapText } from './gapText';
import { behindLineFeeds } from './lineFeeds';
import { MovingOffsets } from './movingOffsets';
import type { Position } from './position';
import type { TextEdit } from './textEdit';

/** How many edits a text remembers. */
const MOST_EDITS = 1_000;

/** A text as it was after so many edits. */
export interface Moment {
  readonly text: LiveText;
  readonly edits: number;
}

/**
 * A text that is being typed into, with the places where its lines begin: an edit looks at the lines that it touches and moves the rest, since it runs
 * with every key.
 */
export class LiveText {
  private readonly current: GapText;
  private counted: MovingOffsets | undefined;
  private edits: { readonly start: number; readonly end: number; readonly length: number }[] = [];
  private forgotten = 0;

  constructor(text: string) {
    this.current = new GapText(text);
  }

  /** Where the lines begin: counted when an edit first asks, since most texts that are opened are not typed into. */
  private get starts(): MovingOffsets {
    this.counted ??= new MovingOffsets([0, ...startsIn(this.text, this.current.length)], this.current.length);
    return this.counted;
  }

  get text(): string {
    return this.current.text;
  }

  /** The text as it is now, not in one piece; later edits leave it alone. */
  get characters(): Characters {
    return this.current.pieces;
  }

  /** This text as it is now, for `changedSince`. */
  get moment(): Moment {
    return { text: this, edits: this.forgotten + this.edits.length };
  }

  /** A stretch outside of which the text is what it was; undefined where that is not remembered, or was another text. */
  changedSince({ text, edits }: Moment): ChangedStretch | undefined {
    if (text !== this || edits < this.forgotten) return undefined;
    const [first, ...others] = this.edits.slice(edits - this.forgotten);
    const { length } = this.current;
    if (first === undefined) return { start: length, endBefore: length, endAfter: length };
    let [start, endBefore, endAfter] = [first.start, first.end, first.start + first.length];
    for (const edit of others) {
      start = Math.min(start, edit.start);
      endBefore += Math.max(0, edit.end - endAfter);
      endAfter = Math.max(endAfter, edit.end) + edit.length - (edit.end - edit.start);
    }
    return { start, endBefore, endAfter };
  }

  /** The text of a line without its break; empty where there is no such line. */
  lineAt(line: number): string {
    const start = this.starts.at(line);
    return start === undefined ? '' : this.current.slice(start, this.endOf(line));
  }

  /** Replaces a range of the text as it is now; positions as LSP 3.17 has them, those outside of the text moved to its nearest place. */
  apply({ range, newText }: TextEdit): void {
    const start = this.offsetAt(range.start);
    const end = Math.max(start, this.offsetAt(range.end));
    // A break of two characters may come about or fall apart at either end of the edit, so its neighbours are read with it.
    const first = Math.max(0, this.lineOf(start) - 1);
    const beyond = this.lineOf(end) + 2;
    const grown = newText.length - (end - start);
    const readUntil = (this.starts.at(beyond) ?? this.current.length) + grown;
    this.current.replace(start, end, newText);
    if (this.edits.push({ start, end, length: newText.length }) > MOST_EDITS) {
      this.forgotten += this.edits.length;
      this.edits = [];
    }
    const from = this.starts.at(first) ?? 0;
    const made = startsIn(this.current.slice(from, readUntil + 1), readUntil - from).map((at) => from + at);
    // What follows is a line of its own already.
    if (beyond < this.starts.count && made.at(-1) === readUntil) made.pop();
    this.starts.replace(first + 1, Math.min(beyond, this.starts.count), made, grown);
  }

  /** The text of the lines from one to another, both included, with their breaks. */
  linesBetween(first: number, last: number): string {
    const { length } = this.current;
    return this.current.slice(this.starts.at(Math.max(0, first)) ?? length, this.starts.at(last + 1) ?? length);
  }

  /** A line beyond the last means the end of the text, a character beyond a line's last the end of that line, without its break. */
  private offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.starts.at(line);
    if (start === undefined) return this.current.length;
    return Math.min(start + Math.max(0, character), this.endOf(line));
  }

  private endOf(line: number): number {
    const next = this.starts.at(line + 1);
    if (next === undefined) return this.current.length;
    const broken = this.current.slice(Math.max(0, next - 2), next) === '\r\n' ? 2 : 1;
    return Math.max(this.starts.at(line) ?? 0, next - broken);
  }

  /** The line that holds an offset. */
  private lineOf(offset: number): number {
    return Math.max(0, this.starts.countBelow(offset + 1) - 1);
  }
}

/** Where lines begin behind the breaks of a text's beginning: LF, CRLF or a lone CR. */
function startsIn(text: string, to: number): number[] {
  if (!text.includes('\r')) return behindLineFeeds(text, 0, to);
  const starts: number[] = [];
  for (let at = 0; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
