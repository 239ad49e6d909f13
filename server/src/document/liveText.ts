import type { TextEdit } from './textEdit';

/**
 * A text that is being typed into, kept as its lines: an edit costs by what it touches, not by the size of the document, since it runs with every key.
 * The whole text is put together when it is asked for, and kept until the next edit.
 */
export class LiveText {
  private lines: string[];
  private joined: string | undefined;

  constructor(text: string) {
    this.lines = linesOf(text);
    this.joined = text;
  }

  get text(): string {
    return (this.joined ??= this.lines.join(''));
  }

  /** Replaces a range of the text as it is now; positions as LSP 3.17 has them, those outside of the text moved to its nearest place. */
  apply({ range, newText }: TextEdit): void {
    const last = this.lines.length - 1;
    const start = range.start.line > last ? { line: last, character: Infinity } : range.start;
    const end = range.end.line > last ? { line: last, character: Infinity } : range.end;
    const before = this.textUntil(Math.max(0, start.line), start.line < 0 ? 0 : start.character);
    const after = this.textFrom(Math.max(0, end.line), end.line < 0 ? 0 : end.character);
    // A break of two characters may come about or fall apart at either end of the edit, so its neighbours are read with it.
    const first = Math.max(0, start.line - 1);
    const beyond = Math.min(last, Math.max(end.line, start.line) + 1);
    const previous = first < start.line ? (this.lines[first] ?? '') : '';
    const next = beyond > end.line ? (this.lines[beyond] ?? '') : '';
    const made = linesOf(previous + before + newText + after + next);
    // What follows begins a line of its own; so does nothing at the end of the text, unless the text ends there.
    if (beyond < last && made.at(-1) === '') made.pop();
    this.put(first, beyond, made);
    this.joined = undefined;
  }

  /** The text of the lines from one to another, both included, with their breaks. */
  linesBetween(first: number, last: number): string {
    return this.lines.slice(Math.max(0, first), last + 1).join('');
  }

  private put(first: number, last: number, made: readonly string[]): void {
    if (made.length === last - first + 1) for (const [index, line] of made.entries()) this.lines[first + index] = line;
    else this.lines = [...this.lines.slice(0, first), ...made, ...this.lines.slice(last + 1)];
  }

  private textUntil(line: number, character: number): string {
    const text = this.lines[line] ?? '';
    return text.slice(0, Math.min(Math.max(0, character), withoutBreak(text)));
  }

  private textFrom(line: number, character: number): string {
    const text = this.lines[line] ?? '';
    return text.slice(Math.min(Math.max(0, character), withoutBreak(text)));
  }
}

/** The lines of a text with their breaks; the last one has none, and is empty where the text ends in a break. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g)?.slice(0, /[\r\n]$/.test(text) || text === '' ? undefined : -1) ?? [''];
}

function withoutBreak(line: string): number {
  if (line.endsWith('\r\n')) return line.length - 2;
  return line.endsWith('\n') || line.endsWith('\r') ? line.length - 1 : line.length;
}
