import type { Characters } from '../../document/characters';
import { MovingOffsets } from '../../document/movingOffsets';
import { CLOSE_ARRAY, CLOSE_OBJECT, OPEN_ARRAY, OPEN_OBJECT } from './characterCodes';
import { scanJson, type ScannedJson } from './scannedJson';

/** The objects and arrays of a JSON text by their offsets, numbered in the order of the text. */
export class JsonContainers {
  private readonly starts: MovingOffsets;
  private readonly ends: MovingOffsets;

  private constructor(
    private text: Characters,
    { starts, ends }: ScannedJson,
  ) {
    this.starts = new MovingOffsets(starts, text.length);
    this.ends = new MovingOffsets(ends, text.length);
  }

  /**
   * The containers of a text of which JSON.parse makes objects and arrays with so many members and items, all together; undefined where a key stands twice
   * in an object, of which it makes one, where JavaScript has an object's keys in another order than the text, since Spectral tells such things from the text,
   * or where a colon stands on another line than its key, which YAML takes for something else.
   */
  static of(text: string, members: number): JsonContainers | undefined {
    const scanned = scanJson(text);
    return scanned.inOrder && scanned.colonsAtKeys && scanned.members === members ? new JsonContainers(text, scanned) : undefined;
  }

  /** The offset of the opening bracket; undefined where there is no such container. */
  startOf(container: number): number | undefined {
    return this.starts.at(container);
  }

  /** The offset of the closing bracket. */
  endOf(container: number): number {
    return this.ends.at(container) ?? 0;
  }

  /** The number of what follows a container and all within it. */
  after(container: number): number {
    return this.starts.countBelow(this.endOf(container));
  }

  /** The containers that are members or items of one. */
  *within(container: number): Generator<number> {
    const end = this.after(container);
    for (let at = container + 1; at < end; at = this.after(at)) yield at;
  }

  isObject(container: number): boolean {
    return this.text.charCodeAt(this.startOf(container) ?? 0) === OPEN_OBJECT;
  }

  /** The containers whose brackets stand outside of a stretch, outermost first. */
  around(start: number, end: number): number[] {
    const around: number[] = [];
    const isAround = (container: number): boolean => (this.startOf(container) ?? Infinity) < start && this.endOf(container) >= end;
    for (let at: number | undefined = isAround(0) ? 0 : undefined; at !== undefined;) {
      around.push(at);
      let next: number | undefined;
      for (const child of this.within(at)) {
        if ((this.startOf(child) ?? Infinity) >= start) break;
        next = child;
      }
      at = next !== undefined && isAround(next) ? next : undefined;
    }
    return around;
  }

  /** Takes in that a container of this text was replaced by the outermost one of another; everything behind it moves. */
  replace(container: number, part: JsonContainers, text: Characters): void {
    const base = this.startOf(container) ?? 0;
    const behind = this.after(container);
    const around = this.around(base, this.endOf(container));
    const grown = text.length - this.text.length;
    this.text = text;
    const moved = (offsets: MovingOffsets): number[] => offsets.all.map((offset) => offset + base);
    this.starts.replace(container, behind, moved(part.starts), grown);
    this.ends.replace(container, behind, moved(part.ends), grown);
    for (const each of around) this.ends.move(each, grown);
  }

  /** Behind the last value within a container, or behind the bracket of an empty one. */
  endOfContents(container: number): number {
    let close = this.endOf(container);
    for (;;) {
      let last = close - 1;
      while (this.text.charCodeAt(last) <= 32) last--;
      const unit = this.text.charCodeAt(last);
      if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) return close + 1;
      if (unit !== CLOSE_OBJECT && unit !== CLOSE_ARRAY) return last + 1;
      close = last;
    }
  }
}
