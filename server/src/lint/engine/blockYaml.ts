import { moveNode } from './movedYaml';
import { jsonValueOf, MapInMaking, meantBy, MoreToIt, readYamlTree, type ReadYaml, type YamlNode } from './yamlTree';

const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const PLUS = 43;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const PIPE = 124;
const OPEN_OBJECT = 123;

/** What reads otherwise, or not at all: tabs, carriage returns, byte order marks and what is not printable. */
const UNUSUAL = /[\0-\t\v-\x1F\x7F-\x9F\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
/** Nothing but what reads the same everywhere, as most texts are: told sooner. */
const USUAL = /^[\n -~]*$/;
/** How a text without quotes, or a key, does not begin: anchors, aliases, tags, comments, directives and what only stands in brackets. */
const NO_PLAIN = /[&*!#%@`,\]}]/;
const SEPARATOR = /(?:---|\.\.\.)[ \n]/y;
const HEADER = /[|>]([-+]?)([1-9]?)([-+]?) *\n/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

/**
 * Reads a YAML text in blocks as `readYamlTree` does, some five times faster; undefined for any text that is not in the style in which such texts are
 * mostly written: keys of one line, no anchors, tags and comments behind values, nothing in brackets over several lines, no dash alone in its line.
 * The rules are those of Spectral's reader (stoplight/yaml-ast-parser 0.0.50) where they are not YAML's: how far lists and texts in blocks reach, which
 * blanks of a text in quotes stay.
 */
export function readBlockYaml(text: string): ReadYaml | undefined {
  if (!USUAL.test(text) && UNUSUAL.test(text)) return undefined;
  try {
    return new BlockReader(text).read();
  } catch (error) {
    // What is nested too deep for the stack is for that reader as well.
    if (error instanceof MoreToIt || error instanceof RangeError) return undefined;
    throw error;
  }
}

class BlockReader {
  private readonly text: string;
  /** Where reading goes on, and where its line begins. */
  private at = 0;
  private line = 0;
  /** Whether there was a comment in front of what is read next. */
  private commented = false;
  /** What the node means that was read last. */
  private value: unknown;

  constructor(private readonly original: string) {
    this.text = original.endsWith('\n') ? original : `${original}\n`;
  }

  /** Throws `MoreToIt`. */
  read(): ReadYaml {
    this.toContent(0);
    if (this.text.startsWith('---\n', this.at) && this.column === 0) this.toContent(this.at + 3);
    if (!this.isDash(this.at) && this.keyEnd() === undefined) throw new MoreToIt();
    const tree = this.block(this.column);
    if (!this.isAtEnd) throw new MoreToIt();
    tree.end = this.original.length;
    return { tree, value: this.value };
  }

  private get column(): number {
    return this.at - this.line;
  }

  private get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Goes on to what begins the next line that is not empty; `from` is where a line begins, or stands in front of its end. */
  private toContent(from: number): void {
    const { text } = this;
    this.commented = false;
    let at = from;
    let line = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
    for (;;) {
      while (text.charCodeAt(at) === SPACE) at++;
      const unit = text.charCodeAt(at);
      if (unit === HASH) {
        this.commented = true;
        at = text.indexOf('\n', at);
      } else if (unit !== LINE_FEED) break;
      at++;
      line = at;
    }
    if (at === line && (text.charCodeAt(at) === DASH || text.charCodeAt(at) === 46) && from > 0) {
      SEPARATOR.lastIndex = at;
      if (SEPARATOR.test(text)) throw new MoreToIt();
    }
    this.at = at;
    this.line = line;
  }

  /** A value that begins a line, or follows a dash; a text of it that has no quotes goes on in lines that begin in column `least` or later. */
  private block(least: number): YamlNode {
    if (this.isDash(this.at)) return this.sequence();
    return this.keyEnd() === undefined ? this.scalar(least) : this.map();
  }

  private isDash(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && this.isBlank(at + 1);
  }

  private isBlank(at: number): boolean {
    const unit = this.text.charCodeAt(at);
    return unit === SPACE || unit === LINE_FEED;
  }

  /** Where the key ends that stands here, before its colon; undefined where there is none. */
  private keyEnd(): number | undefined {
    const { text, at } = this;
    const first = text.charCodeAt(at);
    if (first === OPEN_ARRAY || first === OPEN_OBJECT || first === PIPE || first === GREATER) return undefined;
    if (first === QUOTE || first === APOSTROPHE) {
      const end = text.indexOf(first === QUOTE ? '"' : "'", at + 1) + 1;
      if (end === 0 || text.charCodeAt(end) !== COLON || !this.isBlank(end + 1)) return undefined;
      const key = text.slice(at, end);
      if (key.includes('\n') || key.includes('\\')) throw new MoreToIt();
      return end;
    }
    let colon = text.indexOf(':', at);
    while (colon >= 0 && !this.isBlank(colon + 1)) colon = text.indexOf(':', colon + 1);
    const end = text.indexOf('\n', at);
    if (colon < 0 || colon > end) return undefined;
    const key = text.slice(at, colon);
    const isPlain = first !== DASH && first !== QUESTION && first !== COLON && !NO_PLAIN.test(key.charAt(0));
    if (!isPlain || key.endsWith(' ') || key.includes(' #')) throw new MoreToIt();
    return colon;
  }

  private map(): YamlNode {
    const { at: start, column } = this;
    const made = new MapInMaking();
    let end: number;
    for (let keyEnd = this.keyEnd(); ; keyEnd = this.keyEnd()) {
      if (keyEnd === undefined) throw new MoreToIt();
      const keyStart = this.at;
      const isQuoted = this.text.charCodeAt(keyStart) === QUOTE || this.text.charCodeAt(keyStart) === APOSTROPHE;
      const written = isQuoted ? this.text.slice(keyStart + 1, keyEnd - 1) : this.text.slice(keyStart, keyEnd);
      const said = isQuoted ? written : meantBy(written);
      const value = this.member(keyEnd + 1, column);
      end = value?.end ?? keyEnd + 1;
      made.add({ said, isNull: said === null, written, keyStart, keyEnd, end }, value, value && this.value);
      if (this.isAtEnd || this.column < column) break;
      if (this.column > column) throw new MoreToIt();
    }
    this.value = made.values;
    return made.node(start, end);
  }

  /** The value of a key in a column, behind its colon. */
  private member(from: number, column: number): YamlNode | null {
    const { text } = this;
    let at = from;
    while (text.charCodeAt(at) === SPACE) at++;
    if (text.charCodeAt(at) !== LINE_FEED) {
      this.at = at;
      if (this.isDash(at)) throw new MoreToIt();
      return this.scalar(column + 1);
    }
    this.toContent(at);
    if (this.isAtEnd || this.column < column) return null;
    if (this.column > column) return this.block(column + 1);
    return this.isDash(this.at) ? this.sequence() : null;
  }

  private sequence(): YamlNode {
    const { at: start, column, text } = this;
    const items: YamlNode[] = [];
    const values: unknown[] = [];
    let odd = false;
    do {
      let at = this.at + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      if (text.charCodeAt(at) === LINE_FEED) throw new MoreToIt();
      this.at = at;
      const item = this.block(column + 1);
      items.push(item);
      values.push(this.value);
      odd ||= item.kind !== 'scalar' && item.odd;
      if (!this.isAtEnd && this.column > column) throw new MoreToIt();
    } while (!this.isAtEnd && this.column === column && this.isDash(this.at));
    this.value = values;
    return { kind: 'sequence', start, end: this.at, items, moved: 0, odd };
  }

  private scalar(least: number): YamlNode {
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
        return this.quoted('"', least);
      case APOSTROPHE:
        return this.quoted("'", least);
      case PIPE:
      case GREATER:
        return this.literal(least);
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        return this.brackets();
      default:
        return this.plain(least);
    }
  }

  private plain(least: number): YamlNode {
    const { text, at: start } = this;
    const first = text.charCodeAt(start);
    if (NO_PLAIN.test(text.charAt(start))) throw new MoreToIt();
    if ((first === DASH || first === QUESTION || first === COLON) && this.isBlank(start + 1)) throw new MoreToIt();
    let value = '';
    let end: number;
    for (let breaks = 0; ;) {
      const lineEnd = text.indexOf('\n', this.at);
      end = lineEnd;
      while (text.charCodeAt(end - 1) === SPACE) end--;
      const part = text.slice(this.at, end);
      if (part.includes(': ') || part.endsWith(':') || part.includes(' #')) throw new MoreToIt();
      value = breaks === 0 ? part : value + folded(breaks) + part;
      this.toContent(lineEnd);
      if (this.isAtEnd || this.commented || this.column < least) break;
      breaks = countOf(text, '\n', lineEnd, this.at);
    }
    this.value = jsonValueOf(meantBy(value));
    return { kind: 'scalar', start, end };
  }

  private quoted(quote: '"' | "'", least: number): YamlNode {
    const { text, at: start } = this;
    let end = text.indexOf(quote, start + 1);
    let value = text.slice(start + 1, end);
    if (end < 0 || value.includes('\n') || value.includes('\\') || text.charAt(end + 1) === quote)
      [value, end] = quote === '"' ? this.inQuotes(least) : this.inApostrophes(least);
    let after = end + 1;
    while (text.charCodeAt(after) === SPACE) after++;
    if (text.charCodeAt(after) !== LINE_FEED) throw new MoreToIt();
    this.toContent(after);
    this.value = value;
    return { kind: 'scalar', start, end: end + 1 };
  }

  /** What stands in quotes, over several lines or with escapes, and where the closing quote is. */
  private inQuotes(least: number): [value: string, end: number] {
    const { text } = this;
    let value = '';
    let from = this.at + 1;
    for (let at = from; ; at++) {
      const unit = text.charCodeAt(at);
      if (at >= text.length) throw new MoreToIt();
      if (unit === QUOTE) return [value + text.slice(from, at), at];
      if (unit === LINE_FEED) {
        value += text.slice(from, at);
        from = this.nextLine(at, least);
        value += folded(countOf(text, '\n', at, from));
        at = from - 1;
      } else if (unit === BACKSLASH) {
        value += text.slice(from, at);
        const escaped = text.charAt(at + 1);
        if (escaped === '\n') from = this.nextLine(at + 1, least);
        else if (escaped === 'u') {
          const digits = text.slice(at + 2, at + 6);
          if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new MoreToIt();
          value += String.fromCharCode(parseInt(digits, 16));
          from = at + 6;
        } else {
          const meant = ESCAPES.get(escaped);
          if (meant === undefined) throw new MoreToIt();
          value += meant;
          from = at + 2;
        }
        at = from - 1;
      }
    }
  }

  private inApostrophes(least: number): [value: string, end: number] {
    const { text } = this;
    let value = '';
    let from = this.at + 1;
    for (let at = from; ; at++) {
      const unit = text.charCodeAt(at);
      if (at >= text.length) throw new MoreToIt();
      if (unit === LINE_FEED) {
        // An apostrophe at the end of a line is lost to that reader.
        if (text.charCodeAt(at - 1) === APOSTROPHE) throw new MoreToIt();
        value += text.slice(from, at);
        from = this.nextLine(at, least);
        value += folded(countOf(text, '\n', at, from));
        at = from - 1;
      } else if (unit === APOSTROPHE) {
        value += text.slice(from, at);
        if (text.charCodeAt(at + 1) !== APOSTROPHE) return [value, at];
        from = ++at;
      }
    }
  }

  /** Where a text in quotes goes on behind a line's end. */
  private nextLine(end: number, least: number): number {
    const { text } = this;
    let at = end;
    let line = end;
    while (this.isBlank(at)) if (text.charCodeAt(at++) === LINE_FEED) line = at;
    if (at - line < least) throw new MoreToIt();
    return at;
  }

  /** A text in a block of its own. */
  private literal(least: number): YamlNode {
    const { text, at: start } = this;
    HEADER.lastIndex = start;
    const [, before = '', digit = '', after = ''] = HEADER.exec(text) ?? [];
    let line = HEADER.lastIndex;
    if (line === 0 || (before !== '' && after !== '')) throw new MoreToIt();
    const folds = text.charCodeAt(start) === GREATER;
    let isKnown = digit !== '';
    let column = isKnown ? least + Number(digit) - 1 : least;
    let empty = 0;
    let value = '';
    let wasFurtherIn = false;
    for (;;) {
      let at = line;
      const furthest = isKnown ? line + column : Infinity;
      while (at < furthest && text.charCodeAt(at) === SPACE) at++;
      if (!isKnown) column = Math.max(column, at - line);
      const unit = text.charCodeAt(at);
      if (unit === LINE_FEED) {
        empty++;
        line = at + 1;
        continue;
      }
      if (at - line < column) break;
      if (!folds) value += isKnown ? '\n'.repeat(empty + 1) : '';
      else if (unit === SPACE || wasFurtherIn) {
        value += '\n'.repeat(empty + 1);
        wasFurtherIn = unit === SPACE;
      } else if (empty > 0) value += '\n'.repeat(empty);
      else if (isKnown) value += ' ';
      const end = text.indexOf('\n', at);
      value += text.slice(at, end);
      isKnown = true;
      empty = 0;
      line = end + 1;
    }
    const sign = (before || after).charCodeAt(0);
    if (sign === PLUS) value += '\n'.repeat(empty);
    else if (sign !== DASH && isKnown) value += '\n';
    this.toContent(line - 1);
    this.value = value;
    return { kind: 'scalar', start, end: line - 1 };
  }

  /** A list or object in brackets, alone in what is left of its line. */
  private brackets(): YamlNode {
    const { text, at: start } = this;
    const lineEnd = text.indexOf('\n', start);
    let end = lineEnd;
    while (text.charCodeAt(end - 1) === SPACE) end--;
    const part = text.slice(start, end);
    const read = readInBrackets(part);
    const kind = part.startsWith('[') ? 'sequence' : 'map';
    if (read?.tree.kind !== kind || !part.endsWith(kind === 'map' ? '}' : ']') || part.includes(' #')) throw new MoreToIt();
    this.toContent(lineEnd);
    this.value = read.value;
    moveNode(read.tree, start);
    return read.tree;
  }
}

function readInBrackets(part: string): ReadYaml | undefined {
  if (part === '[]') return { tree: { kind: 'sequence', start: 0, end: 2, items: [], moved: 0, odd: false }, value: [] };
  if (part === '{}') return { tree: { kind: 'map', start: 0, end: 2, members: [], moved: 0, odd: false }, value: {} };
  return readYamlTree(part);
}

/** What stands for so many line breaks between two lines of a text. */
function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function countOf(text: string, part: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(part, from); at >= 0 && at < to; at = text.indexOf(part, at + 1)) count++;
  return count;
}
