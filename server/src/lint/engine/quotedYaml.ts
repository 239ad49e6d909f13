import { behindLineFeeds } from '../../document/lineFeeds';
import { APOSTROPHE, BACKSLASH, LINE_FEED, QUOTE, SPACE } from './characterCodes';
import { MoreToIt } from './yamlTree';

/** What an escape stands for, as far as it is of one character. */
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

/** A text in quotes, and where what follows it begins. */
interface Quoted {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads a text of YAML in quotes or apostrophes, of which all lines but the first begin in column `least` or later, as Spectral's reader does: blanks at the
 * end of a line stay. `text` ends with a line break. Throws `MoreToIt` where that reader finds fault, at lines further out, and at escapes that are
 * hardly ever written.
 */
export function readQuoted(text: string, at: number, least: number): Quoted {
  const isQuote = text.charCodeAt(at) === QUOTE;
  const end = text.indexOf(isQuote ? '"' : "'", at + 1);
  const value = text.slice(at + 1, end);
  const isPlain = end >= 0 && !value.includes('\n') && !value.includes('\\') && (isQuote || text.charCodeAt(end + 1) !== APOSTROPHE);
  if (isPlain) return { value, end: end + 1 };
  return isQuote ? inQuotes(text, at + 1, least) : inApostrophes(text, at + 1, least);
}

/** What stands for the line breaks in a part of a text, which is nothing but breaks and blanks. */
export function folded(text: string, from: number, to: number): string {
  const breaks = behindLineFeeds(text, from, to).length;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function inQuotes(text: string, start: number, least: number): Quoted {
  let value = '';
  let from = start;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return { value: value + text.slice(from, at), end: at + 1 };
    if (unit === LINE_FEED) {
      value += text.slice(from, at);
      from = nextLine(text, at, least);
      value += folded(text, at, from);
      at = from - 1;
    } else if (unit === BACKSLASH) {
      value += text.slice(from, at);
      if (text.charCodeAt(at + 1) === LINE_FEED) from = nextLine(text, at + 1, least);
      else {
        const { meant, length } = escaped(text, at + 1);
        value += meant;
        from = at + 1 + length;
      }
      at = from - 1;
    }
  }
  throw new MoreToIt();
}

/** What an escape means, by what stands behind its backslash, and how long that is. */
function escaped(text: string, at: number): { readonly meant: string; readonly length: number } {
  const short = ESCAPES.get(text.charAt(at));
  if (short !== undefined) return { meant: short, length: 1 };
  const digits = /^u([0-9a-fA-F]{4})$/.exec(text.slice(at, at + 5))?.[1];
  if (digits === undefined) throw new MoreToIt();
  return { meant: String.fromCharCode(parseInt(digits, 16)), length: 5 };
}

function inApostrophes(text: string, start: number, least: number): Quoted {
  let value = '';
  let from = start;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === APOSTROPHE) {
      value += text.slice(from, at);
      if (text.charCodeAt(at + 1) !== APOSTROPHE) return { value, end: at + 1 };
      from = ++at;
    } else if (unit === LINE_FEED) {
      // An apostrophe at the end of a line is lost to that reader.
      if (text.charCodeAt(at - 1) === APOSTROPHE) throw new MoreToIt();
      value += text.slice(from, at);
      from = nextLine(text, at, least);
      value += folded(text, at, from);
      at = from - 1;
    }
  }
  throw new MoreToIt();
}

/** Where a text goes on behind a line's end. */
function nextLine(text: string, end: number, least: number): number {
  let at = end;
  let line = end;
  for (let unit = text.charCodeAt(at); unit === SPACE || unit === LINE_FEED; unit = text.charCodeAt(at)) {
    at++;
    if (unit === LINE_FEED) line = at;
  }
  if (at - line < least) throw new MoreToIt();
  return at;
}
