import { APOSTROPHE, COLON, DASH, DOT, GREATER, LINE_FEED, OPEN_ARRAY, OPEN_OBJECT, PIPE, QUESTION, QUOTE, SPACE } from './characterCodes';
import { MoreToIt } from './yamlTree';

// What stands in the lines of a YAML text in blocks that ends with a line break.

const NO_PLAIN = /[&*!#%@`,\]}]/;
const SEPARATOR = /(?:---|\.\.\.)[ \n]/y;

/** Whether a blank or the end of a line stands somewhere. */
export function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SPACE || unit === LINE_FEED;
}

/** Where something other than a blank stands, from an offset on. */
export function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** What a line says from an offset on, up to a comment, without blanks at its end. */
export function saidInLine(text: string, from: number): string {
  const line = text.slice(from, text.indexOf('\n', from));
  const comment = line.indexOf(' #');
  let end = comment < 0 ? line.length : comment;
  while (line.charCodeAt(end - 1) === SPACE) end--;
  return line.slice(0, end);
}

/** Whether an item of a list begins. */
export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text, at + 1);
}

/** Whether no text without quotes begins there: it would be an anchor, a tag, a comment, a directive, or stand in brackets; or an item, a key or a value (YAML 1.2.2, 5.3). */
export function isNoText(text: string, at: number): boolean {
  return NO_PLAIN.test(text.charAt(at)) || (isIndicator(text, at) && isBlank(text, at + 1));
}

/** Whether a line that begins there ends a document, or begins another. */
export function endsDocument(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== DASH && unit !== DOT) return false;
  SEPARATOR.lastIndex = at;
  return SEPARATOR.test(text);
}

/** Where the key ends that begins here, in front of its colon; undefined where none does. Throws `MoreToIt` at one that is not as plain. */
export function keyEndAt(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at);
  if (first === OPEN_ARRAY || first === OPEN_OBJECT || first === PIPE || first === GREATER) return undefined;
  if (first === QUOTE || first === APOSTROPHE) {
    const end = text.indexOf(first === QUOTE ? '"' : "'", at + 1) + 1;
    if (end === 0 || text.charCodeAt(end) !== COLON || !isBlank(text, end + 1)) return undefined;
    const key = text.slice(at, end);
    if (key.includes('\n') || key.includes('\\')) throw new MoreToIt();
    return end;
  }
  const line = saidInLine(text, at);
  const colon = line.indexOf(': ');
  const length = colon < 0 && line.endsWith(':') ? line.length - 1 : colon;
  if (length < 0) return undefined;
  if (isIndicator(text, at) || NO_PLAIN.test(text.charAt(at)) || line.charCodeAt(length - 1) === SPACE) throw new MoreToIt();
  return at + length;
}

function isIndicator(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === DASH || unit === QUESTION || unit === COLON;
}
