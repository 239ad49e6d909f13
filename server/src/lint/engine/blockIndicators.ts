import { MoreToIt } from './yamlTree';

const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const OPEN_ARRAY = 91;
const PIPE = 124;
const OPEN_OBJECT = 123;

const NO_PLAIN = /[&*!#%@`,\]}]/;
const SEPARATOR = /(?:---|\.\.\.)[ \n]/y;

/** Whether a blank or the end of a line stands somewhere. */
export function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SPACE || unit === LINE_FEED;
}

/** Whether an item of a list begins. */
export function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text, at + 1);
}

/** Whether there stands what begins an item, a key or a value where a blank follows (YAML 1.2.2, 5.3). */
export function isIndicator(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === DASH || unit === QUESTION || unit === COLON;
}

/** Whether no text without quotes, and no key, begins like that: anchors, aliases, tags, comments, directives, and what only stands in brackets. */
export function isBegunOtherwise(text: string, at: number): boolean {
  return NO_PLAIN.test(text.charAt(at));
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
  const lineEnd = text.indexOf('\n', at);
  let colon = text.indexOf(':', at);
  while (colon >= 0 && colon < lineEnd && !isBlank(text, colon + 1)) colon = text.indexOf(':', colon + 1);
  if (colon < 0 || colon > lineEnd) return undefined;
  const key = text.slice(at, colon);
  if (isIndicator(text, at) || isBegunOtherwise(text, at) || key.endsWith(' ') || key.includes(' #')) throw new MoreToIt();
  return colon;
}
