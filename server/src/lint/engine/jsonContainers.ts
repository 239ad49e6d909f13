import { isContainer } from './container';

export const QUOTE = 34;
export const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
export const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
export const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** An object or array whose closing bracket has not come yet. */
interface Open {
  readonly number: number;
  readonly isObject: boolean;
  key: boolean;
  filled: boolean;
  named: boolean;
  last: number;
}

/** The objects and arrays of a JSON text by their offsets, numbered in the order of the text. */
export class JsonContainers {
  private starts: number[] = [];
  private ends: number[] = [];
  /** The number of the container that follows one and all within it. */
  private following: number[] = [];
  private parents: number[] = [];
  private counts: number[] = [];
  private inOrder = true;

  private constructor(private text: string) {}

  /**
   * The containers of a text that JSON.parse reads as a value; undefined where a key stands twice in an object, or where JavaScript has an object's
   * keys in another order than the text, since Spectral tells such things from the text.
   */
  static of(text: string, value: unknown): JsonContainers | undefined {
    const containers = new JsonContainers(text);
    containers.scan();
    return containers.inOrder && isContainer(value) && containers.agrees(value, { next: 0 }) ? containers : undefined;
  }

  /** The offset of the opening bracket; undefined where there is no such container. */
  startOf(container: number): number | undefined {
    return this.starts[container];
  }

  /** The offset of the closing bracket. */
  endOf(container: number): number {
    return this.ends[container] ?? 0;
  }

  /** The number of what follows a container and all within it. */
  after(container: number): number {
    return this.following[container] ?? container + 1;
  }

  /** The containers that are members or items of one. */
  *within(container: number): Generator<number> {
    const end = this.after(container);
    for (let at = container + 1; at < end; at = this.after(at)) yield at;
  }

  isObject(container: number): boolean {
    return this.text.charCodeAt(this.starts[container] ?? 0) === OPEN_OBJECT;
  }

  /** The container around another; undefined for the outermost. */
  parentOf(container: number): number | undefined {
    const parent = this.parents[container];
    return parent === undefined || parent < 0 ? undefined : parent;
  }

  /** The innermost container whose brackets stand outside of a stretch; undefined where none does. */
  around(start: number, end: number): number | undefined {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    let at: number | undefined = low === 0 ? undefined : low - 1;
    while (at !== undefined && (this.ends[at] ?? 0) < end) at = this.parentOf(at);
    return at;
  }

  /** Takes in that a container of this text was replaced by the outermost one of another; everything behind it moves. */
  replace(container: number, part: JsonContainers, text: string): void {
    const base = this.starts[container] ?? 0;
    const end = this.ends[container] ?? 0;
    const before = this.after(container);
    const grown = text.length - this.text.length;
    const more = part.starts.length - (before - container);
    this.text = text;
    for (let at = 0; at < container; at++) {
      if ((this.ends[at] ?? 0) > end) this.ends[at] = (this.ends[at] ?? 0) + grown;
      if (more !== 0 && (this.following[at] ?? 0) >= before) this.following[at] = (this.following[at] ?? 0) + more;
    }
    const parent = this.parents[container] ?? -1;
    this.starts = spliced(this.starts, container, before, part.starts, base, grown);
    this.ends = spliced(this.ends, container, before, part.ends, base, grown);
    this.following = spliced(this.following, container, before, part.following, container, more);
    this.parents = spliced(this.parents, container, before, part.parents, container, 0);
    this.parents[container] = parent;
    if (more !== 0) {
      for (let at = before + more; at < this.parents.length; at++) {
        const above = this.parents[at] ?? 0;
        if (above >= before) this.parents[at] = above + more;
      }
    }
    this.counts = spliced(this.counts, container, before, part.counts, 0, 0);
  }

  /** The offset of the quote that ends a string. */
  stringEnd(start: number): number {
    for (let at = start + 1; ; at++) {
      at = this.text.indexOf('"', at);
      let escapes = 0;
      while (this.text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
      if (at < 0 || escapes % 2 === 0) return at < 0 ? this.text.length : at;
    }
  }

  /** Behind the last value within a container, or behind the bracket of an empty one. */
  endOfContents(container: number): number {
    let close = this.ends[container] ?? 0;
    for (;;) {
      let last = close - 1;
      while (this.text.charCodeAt(last) <= 32) last--;
      const unit = this.text.charCodeAt(last);
      if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) return close + 1;
      if (unit !== CLOSE_OBJECT && unit !== CLOSE_ARRAY) return last + 1;
      close = last;
    }
  }

  private scan(): void {
    const { text } = this;
    const open: Open[] = [];
    let top: Open | undefined;
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
        this.parents.push(top === undefined ? -1 : top.number);
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
  private isOutOfOrder(container: Open, start: number, end: number): boolean {
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
}

/** Numbers of which some are replaced by others, those moved by a base; what follows moves on. */
function spliced(all: number[], from: number, to: number, made: readonly number[], base: number, moved: number): number[] {
  const sameLength = to - from === made.length;
  const result = sameLength ? all : all.slice(0, from);
  for (let at = 0; at < made.length; at++) result[from + at] = (made[at] ?? 0) + base;
  if (sameLength && moved === 0) return result;
  const shift = made.length - (to - from);
  for (let at = to; at < all.length; at++) result[at + shift] = (all[at] ?? 0) + moved;
  return result;
}
