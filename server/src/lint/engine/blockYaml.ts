import { DEEPEST_NESTING } from '../../document/parse';
import { behindBlanks, endsDocument, isDash, isNoText, keyEndAt, saidInLine } from './blockLines';
import { APOSTROPHE, GREATER, HASH, LINE_FEED, OPEN_ARRAY, OPEN_OBJECT, PIPE, QUOTE } from './characterCodes';
import { readLiteral } from './literalYaml';
import { moveNode } from './movedYaml';
import { folded, readQuoted } from './quotedYaml';
import { isOdd, jsonValueOf, MapInMaking, meantBy, MoreToIt, readYamlTree, type ReadYaml, type YamlNode } from './yamlTree';

/** What reads otherwise, or not at all: tabs, carriage returns, byte order marks and what is not printable. */
const UNUSUAL = /[\0-\t\v-\x1F\x7F-\x9F\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
/** Nothing but what reads the same everywhere, as most texts are: told sooner. */
const USUAL = /^[\n -~]*$/;

/**
 * Reads a YAML text in blocks as `readYamlTree` does, in less time and memory; undefined for any text that is not in the style in which such texts are
 * mostly written: keys of one line, no anchors and tags, nothing in brackets over several lines, no dash alone in its line.
 * The rules are those of Spectral's reader (stoplight/yaml-ast-parser 0.0.50) where they are not YAML's: how far lists and texts in blocks reach, which
 * blanks of a text in quotes stay.
 */
export function readBlockYaml(text: string): ReadYaml | undefined {
  if (!USUAL.test(text) && UNUSUAL.test(text)) return undefined;
  try {
    return new BlockReader(text).read();
  } catch (error) {
    if (error instanceof MoreToIt) return undefined;
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
  private depth = 0;
  /** What the node means that was read last. */
  private value: unknown;

  constructor(private readonly original: string) {
    this.text = original.endsWith('\n') ? original : `${original}\n`;
  }

  /** Throws `MoreToIt`. */
  read(): ReadYaml {
    this.toContent(0);
    if (this.text.startsWith('---\n', this.at) && this.column === 0) this.toContent(this.at + 3);
    else if (this.column === 0 && endsDocument(this.text, this.at)) throw new MoreToIt();
    const tree = this.block(this.column);
    if (tree.kind === 'scalar' || !this.isAtEnd) throw new MoreToIt();
    tree.end = this.original.length;
    return { tree, value: this.value };
  }

  private get column(): number {
    return this.at - this.line;
  }

  private get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Goes on to what begins the next line that is not empty; `from` is where a line begins, or has nothing left but blanks and a comment. */
  private toContent(from: number): void {
    const { text } = this;
    this.commented = false;
    let at = from;
    let line = from;
    for (;;) {
      at = behindBlanks(text, at);
      const unit = text.charCodeAt(at);
      if (unit === HASH) {
        this.commented = true;
        at = text.indexOf('\n', at);
      } else if (unit !== LINE_FEED) break;
      at++;
      line = at;
    }
    if (at === line && from > 0 && endsDocument(text, at)) throw new MoreToIt();
    this.at = at;
    this.line = line;
  }

  /** A value that begins a line, or follows a dash; a text of it that has no quotes goes on in lines that begin in column `least` or later. */
  private block(least: number): YamlNode {
    if (this.depth++ >= DEEPEST_NESTING) throw new MoreToIt();
    const node = isDash(this.text, this.at) ? this.sequence() : this.mapOrScalar(least);
    this.depth--;
    return node;
  }

  private mapOrScalar(least: number): YamlNode {
    const keyEnd = keyEndAt(this.text, this.at);
    return keyEnd === undefined ? this.scalar(least) : this.map(keyEnd);
  }

  private map(firstKeyEnd: number): YamlNode {
    const { at: start, column, text } = this;
    const made = new MapInMaking();
    let end: number;
    for (let keyEnd: number | undefined = firstKeyEnd; ; keyEnd = keyEndAt(text, this.at)) {
      if (keyEnd === undefined) throw new MoreToIt();
      const keyStart = this.at;
      const isQuoted = text.charCodeAt(keyStart) === QUOTE || text.charCodeAt(keyStart) === APOSTROPHE;
      const written = isQuoted ? text.slice(keyStart + 1, keyEnd - 1) : text.slice(keyStart, keyEnd);
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
    const at = behindBlanks(text, from);
    if (text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== HASH) {
      this.at = at;
      if (isDash(text, at)) throw new MoreToIt();
      return this.scalar(column + 1);
    }
    this.toContent(at);
    if (this.isAtEnd || this.column < column) return null;
    if (this.column > column) return this.block(column + 1);
    return isDash(this.text, this.at) ? this.sequence() : null;
  }

  private sequence(): YamlNode {
    const { at: start, column, text } = this;
    const items: YamlNode[] = [];
    const values: unknown[] = [];
    let odd = false;
    do {
      this.at = behindBlanks(text, this.at + 1);
      if (text.charCodeAt(this.at) === LINE_FEED) throw new MoreToIt();
      const item = this.block(column + 1);
      items.push(item);
      values.push(this.value);
      odd ||= isOdd(item);
      if (!this.isAtEnd && this.column > column) throw new MoreToIt();
    } while (!this.isAtEnd && this.column === column && isDash(this.text, this.at));
    this.value = values;
    return { kind: 'sequence', start, end: this.at, items, moved: 0, odd };
  }

  private scalar(least: number): YamlNode {
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
      case APOSTROPHE:
        return this.quoted(least);
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
    if (isNoText(text, start)) throw new MoreToIt();
    let value = '';
    let end: number;
    for (let from: number | undefined; ;) {
      const part = saidInLine(text, this.at);
      if (part.includes(': ') || part.endsWith(':')) throw new MoreToIt();
      value = from === undefined ? part : value + folded(text, from, this.at) + part;
      end = this.at + part.length;
      this.toContent(end);
      if (this.isAtEnd || this.commented || this.column < least) break;
      from = end;
    }
    this.value = jsonValueOf(meantBy(value));
    return { kind: 'scalar', start, end };
  }

  private quoted(least: number): YamlNode {
    const { text, at: start } = this;
    const { value, end } = readQuoted(text, start, least);
    const after = behindBlanks(text, end);
    if (text.charCodeAt(after) !== LINE_FEED && text.charCodeAt(after) !== HASH) throw new MoreToIt();
    this.toContent(after);
    this.value = value;
    return { kind: 'scalar', start, end };
  }

  private literal(least: number): YamlNode {
    const { at: start } = this;
    const { value, end } = readLiteral(this.text, start, least);
    this.toContent(end);
    this.value = value;
    return { kind: 'scalar', start, end };
  }

  /** A list or object in brackets, alone in what is left of its line. */
  private brackets(): YamlNode {
    const { text, at: start } = this;
    const part = saidInLine(text, start);
    const kind = part.startsWith('[') ? 'sequence' : 'map';
    // That reader does not come back from some escapes in the last lines of a text.
    if (!part.endsWith(kind === 'map' ? '}' : ']') || part.includes('#') || part.includes('\\')) throw new MoreToIt();
    const read = readInBrackets(part);
    if (read?.tree.kind !== kind) throw new MoreToIt();
    this.toContent(start + part.length);
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
