import type { Characters } from '../../document/characters';
import { BACKSLASH, CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './characterCodes';

/** The objects and arrays of a JSON text, numbered in the order of the text. */
export interface ScannedJson {
  /** The offsets of opening and closing brackets. */
  readonly starts: number[];
  readonly ends: number[];
  /** How many members and items they have, all together. */
  readonly members: number;
  /** Whether JavaScript has the keys of all objects in the order of the text. */
  readonly inOrder: boolean;
  /** Whether every colon stands on the line of its key. */
  readonly colonsAtKeys: boolean;
}

/** An object or array whose closing bracket has not come yet. */
interface Open {
  readonly number: number;
  readonly isObject: boolean;
  named: boolean;
  last: number;
}

/** Goes once through a text that JSON.parse has read. */
export function scanJson(text: string): ScannedJson {
  const starts: number[] = [];
  const ends: number[] = [];
  const open: Open[] = [];
  let members = 0;
  let inOrder = true;
  let colonsAtKeys = true;
  let top: Open | undefined;
  let isKey = false;
  let isEmpty = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32) continue;
    if (unit === QUOTE) {
      const end = stringEnd(text, at);
      if (isKey && top !== undefined && isOutOfOrder(text, top, at, end)) inOrder = false;
      isEmpty = false;
      at = end;
    } else if (unit === COLON) {
      isKey = false;
      if (text.charCodeAt(at - 1) !== QUOTE && isBehindLineBreak(text, at)) colonsAtKeys = false;
    } else if (unit === COMMA) {
      members++;
      isKey = top?.isObject === true;
    } else if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      isKey = unit === OPEN_OBJECT;
      top = { number: starts.length, isObject: isKey, named: false, last: -1 };
      isEmpty = true;
      open.push(top);
      starts.push(at);
      ends.push(at);
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) {
      const closed = open.pop();
      if (closed !== undefined) ends[closed.number] = at;
      if (!isEmpty) members++;
      isEmpty = false;
      top = open.at(-1);
    } else isEmpty = false;
  }
  return { starts, ends, members, inOrder, colonsAtKeys };
}

/** Whether a line ends between a colon and its key. */
function isBehindLineBreak(text: string, colon: number): boolean {
  return /[\n\r]/.test(text.slice(text.lastIndexOf('"', colon), colon));
}

/** The offset of the quote that ends a string. */
export function stringEnd(text: Characters, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
    if (at < 0 || escapes % 2 === 0) return at < 0 ? text.length : at;
  }
}

/** JavaScript has keys that are whole numbers first, smallest first. */
function isOutOfOrder(text: string, container: Open, start: number, end: number): boolean {
  const first = text.charCodeAt(start + 1);
  if (first === BACKSLASH) return true;
  const key = first >= 48 && first <= 57 ? text.slice(start + 1, end) : '';
  if (!/^(?:0|[1-9]\d{0,9})$/.test(key)) {
    container.named = true;
    return /^\d*\\/.test(key);
  }
  const number = Number(key);
  const outOfOrder = container.named || number <= container.last;
  container.last = number;
  return outOfOrder;
}
