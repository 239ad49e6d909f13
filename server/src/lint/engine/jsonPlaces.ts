import { isContainer } from './container';
import type { Range } from '../../document/position';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Where a value stands in a text. */
interface Spot {
  readonly start: number;
  readonly end: number;
  /** The number of the container that it is; undefined for a scalar. */
  readonly container: number | undefined;
}

/**
 * Where the values of a JSON text stand, as Spectral's YAML reader has it: an object or array begins behind its key's colon and ends where the last
 * value in it ends. Containers are numbered in the order of the text; what is in one is looked up when somebody asks.
 */
export class JsonPlaces {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The number of the container that follows one and all within it. */
  private readonly following: number[] = [];
  private readonly counts: number[] = [];
  private readonly lines: number[] = [];
  private readonly members = new Map<number, Map<string, Spot>>();
  private inOrder = true;

  private constructor(private readonly text: string) {}

  /**
   * The places of a text that JSON.parse reads as a value; undefined where a key stands twice in an object, or where JavaScript has an object's keys in
   * another order than the text, since Spectral tells such things from the text.
   */
  static of(text: string, value: unknown): JsonPlaces | undefined {
    const places = new JsonPlaces(text);
    places.scan();
    return places.inOrder && isContainer(value) && places.agrees(value, { next: 0 }) ? places : undefined;
  }

  /** The range of the value at a path; undefined where there is none. */
  rangeOf(path: readonly (string | number)[]): Range | undefined {
    const root = this.starts[0];
    if (root === undefined) return undefined;
    let spot: Spot = { start: root === this.lines[0] ? 0 : root, end: this.endOf(0), container: 0 };
    for (const segment of path) {
      if (spot.container === undefined) return undefined;
      const inObject = this.text.charCodeAt(this.starts[spot.container] ?? 0) === OPEN_OBJECT;
      if (inObject && typeof segment === 'number') return undefined;
      const found = this.membersOf(spot.container).get(inObject ? String(segment) : String(Number(segment)));
      if (found === undefined) return undefined;
      spot = found;
    }
    return { start: this.positionAt(spot.start), end: this.positionAt(spot.end) };
  }

  private positionAt(offset: number): Range['start'] {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, character: offset - (this.lines[low - 1] ?? 0) };
  }

  private scan(): void {
    const { text } = this;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines.push(at + 1);
    const open: { readonly number: number; readonly isObject: boolean; key: boolean; filled: boolean; named: boolean; last: number }[] = [];
    let top: (typeof open)[number] | undefined;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        const end = this.stringEnd(at);
        if (top?.key === true) {
          if (this.isOutOfOrder(top, at, end)) this.inOrder = false;
        } else if (top !== undefined) top.filled = true;
        at = end;
      } else if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
        if (top !== undefined) top.filled = true;
        const isObject = unit === OPEN_OBJECT;
        top = { number: this.starts.length, isObject, key: isObject, filled: false, named: false, last: -1 };
        open.push(top);
        this.starts.push(at);
        this.counts.push(0);
      } else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) {
        const closed = open.pop();
        if (closed !== undefined) {
          this.ends[closed.number] = at;
          this.following[closed.number] = this.starts.length;
          if (closed.filled) this.counts[closed.number] = (this.counts[closed.number] ?? 0) + 1;
        }
        top = open.at(-1);
      } else if (unit === COMMA && top !== undefined) {
        this.counts[top.number] = (this.counts[top.number] ?? 0) + 1;
        top.filled = false;
        top.key = top.isObject;
      } else if (unit === COLON && top !== undefined) top.key = false;
      else if (unit > 32 && top !== undefined) top.filled = true;
    }
  }

  /** JavaScript has keys that are whole numbers first, smallest first. */
  private isOutOfOrder(container: { named: boolean; last: number }, start: number, end: number): boolean {
    const first = this.text.charCodeAt(start + 1);
    if (first === BACKSLASH) return true;
    const key = first >= 48 && first <= 57 ? this.text.slice(start + 1, end) : '';
    if (!/^(?:0|[1-9]\d{0,9})$/.test(key)) {
      container.named = true;
      return /^\d*\\/.test(key);
    }
    const number = Number(key);
    const outOfOrder = container.named || number <= container.last;
    container.last = number;
    return outOfOrder;
  }

  /** Whether every container has as many members as the value says: with a key twice it has more. */
  private agrees(value: object, at: { next: number }): boolean {
    const number = at.next++;
    const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (children.length !== this.counts[number]) return false;
    return children.every((child) => !isContainer(child) || this.agrees(child, at));
  }

  private membersOf(container: number): Map<string, Spot> {
    let members = this.members.get(container);
    if (members === undefined) {
      members = this.readMembers(container);
      this.members.set(container, members);
    }
    return members;
  }

  private readMembers(container: number): Map<string, Spot> {
    const { text } = this;
    const members = new Map<string, Spot>();
    const isObject = text.charCodeAt(this.starts[container] ?? 0) === OPEN_OBJECT;
    const end = this.ends[container] ?? 0;
    let child = container + 1;
    let at = this.skipSpace((this.starts[container] ?? 0) + 1);
    for (let index = 0; at < end; index++) {
      let name = String(index);
      let behindColon: number | undefined;
      if (isObject) {
        const keyEnd = this.stringEnd(at) + 1;
        const written = text.slice(at + 1, keyEnd - 1);
        name = written.includes('\\') ? String(JSON.parse(text.slice(at, keyEnd))) : written;
        behindColon = keyEnd + 1;
        at = this.skipSpace(this.skipSpace(keyEnd) + 1);
      }
      if (at === this.starts[child]) {
        members.set(name, { start: behindColon ?? at, end: this.endOf(child), container: child });
        at = (this.ends[child] ?? end) + 1;
        child = this.following[child] ?? child + 1;
      } else {
        const scalarEnd = this.scalarEnd(at, end);
        members.set(name, { start: at, end: scalarEnd, container: undefined });
        at = scalarEnd;
      }
      at = this.skipSpace(this.skipSpace(at) + 1);
    }
    return members;
  }

  /** Behind the last value within a container, or behind the bracket of an empty one. */
  private endOf(container: number): number {
    let close = this.ends[container] ?? 0;
    for (;;) {
      const last = this.skipSpaceBack(close - 1);
      const unit = this.text.charCodeAt(last);
      if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) return close + 1;
      if (unit !== CLOSE_OBJECT && unit !== CLOSE_ARRAY) return last + 1;
      close = last;
    }
  }

  /** The offset of the quote that ends a string. */
  private stringEnd(start: number): number {
    for (let at = start + 1; ; at++) {
      at = this.text.indexOf('"', at);
      let escapes = 0;
      while (this.text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
      if (at < 0 || escapes % 2 === 0) return at < 0 ? this.text.length : at;
    }
  }

  private scalarEnd(start: number, limit: number): number {
    if (this.text.charCodeAt(start) === QUOTE) return this.stringEnd(start) + 1;
    let at = start;
    while (at < limit && this.text.charCodeAt(at) !== COMMA && this.text.charCodeAt(at) > 32) at++;
    return at;
  }

  private skipSpace(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) <= 32) at++;
    return at;
  }

  private skipSpaceBack(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) <= 32) at--;
    return at;
  }
}
