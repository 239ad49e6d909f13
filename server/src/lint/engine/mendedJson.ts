import type { ChangedStretch } from '../../document/changedStretch';
import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './characterCodes';
import { stringEnd } from './scannedJson';

/** A text that may be JSON, and the stretch in which the one that is not differs from it. */
export interface Mended {
  readonly text: string;
  readonly stretch: ChangedStretch;
}

/** Where a text stops being JSON. */
interface Fault {
  readonly offset: number;
  /** The end of what comes before it, spaces aside. */
  readonly after: number;
  /** The offsets of the brackets that are open there, outermost first. */
  readonly open: readonly number[];
}

/** A name that no object has already. */
const NAME = '"(mended)": ';
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;

/**
 * Texts near to one that is not JSON, which one keystroke or one line may have broken: without the quote or the character at which it stops, with a comma
 * before it, with another value in its line. Which of them is JSON is for the reader to tell; none, where the text is no broken JSON at all.
 */
export function* mendedJson(text: string): Generator<Mended> {
  const fault = faultIn(text);
  if (fault === undefined) return;
  const { offset, after } = fault;
  if (after === offset && text.charCodeAt(offset - 1) === QUOTE) yield replaced(text, offset - 1, offset, '');
  yield* otherLine(text, fault, offset);
  yield replaced(text, after, after, ',');
  yield replaced(text, offset, offset + 1, '');
  if (text.slice(after, offset).includes('\n')) yield* otherLine(text, fault, after - 1);
}

function replaced(text: string, start: number, end: number, by: string): Mended {
  return { text: text.slice(0, start) + by + text.slice(end), stretch: { start, endBefore: start + by.length, endAfter: end } };
}

/** The text with another member or item in one of its lines, which opens what that line opens. */
function* otherLine(text: string, { open }: Fault, offset: number): Generator<Mended> {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line = text.slice(from, next < 0 ? text.length : next);
  const [, indent = '', said = '', comma = ''] = /^(\s*)(.*?)(,?)\s*$/.exec(line) ?? [];
  const holder = open.findLast((start) => start < from);
  if (holder === undefined || /^(?:[\]}]|$)/.test(said)) return;
  const name = text.charCodeAt(holder) === OPEN_OBJECT ? NAME : '';
  const value = /[[{]$/.test(said) ? said.slice(-1) : '0';
  const start = from + indent.length;
  yield replaced(text, start, start + said.length + comma.length, name + value + comma);
}

/** Undefined where a text is JSON, or does not begin as JSON. */
function faultIn(text: string): Fault | undefined {
  const open: number[] = [];
  let state: 'value' | 'key' | 'colon' | 'end' = 'value';
  let mayClose = false;
  let at = 0;
  let after = 0;
  for (;;) {
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 10 || unit === 13) unit = text.charCodeAt(++at);
    const top = open.at(-1);
    const inObject = top !== undefined && text.charCodeAt(top) === OPEN_OBJECT;
    const fault = { offset: at, after, open };
    if (at >= text.length) return top === undefined && state === 'end' ? undefined : fault;
    if (top === undefined && unit !== OPEN_OBJECT && unit !== OPEN_ARRAY) return state === 'end' ? fault : undefined;
    if (unit === (inObject ? CLOSE_OBJECT : CLOSE_ARRAY) && top !== undefined && (state === 'end' || mayClose)) {
      open.pop();
      state = 'end';
      at++;
    } else if (state === 'end' && top !== undefined) {
      if (unit !== COMMA) return fault;
      state = inObject ? 'key' : 'value';
      at++;
    } else if (state === 'colon') {
      if (unit !== COLON) return fault;
      state = 'value';
      at++;
    } else if (state === 'key') {
      const end = unit === QUOTE ? stringIn(text, at) : undefined;
      if (end === undefined) return fault;
      at = end;
      state = 'colon';
    } else if (state === 'value' && (unit === OPEN_OBJECT || unit === OPEN_ARRAY)) {
      open.push(at++);
      state = unit === OPEN_OBJECT ? 'key' : 'value';
      mayClose = true;
      after = at;
      continue;
    } else if (state === 'value') {
      const end = scalarEnd(text, at);
      if (end === undefined) return fault;
      at = end;
      state = 'end';
    } else return fault;
    mayClose = false;
    after = Math.min(at, text.length);
  }
}

function scalarEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) === QUOTE) return stringIn(text, start);
  LITERAL.lastIndex = start;
  return LITERAL.test(text) ? LITERAL.lastIndex : undefined;
}

/** Behind a string; undefined where it does not end in its line. */
function stringIn(text: string, start: number): number | undefined {
  const end = stringEnd(text, start);
  return end >= text.length || text.slice(start, end).includes('\n') ? undefined : end + 1;
}
