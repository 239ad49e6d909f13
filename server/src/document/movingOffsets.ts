/**
 * Offsets in a text that is being edited, numbered from 0. Those behind the last edit are kept by their distance from the end of the text, so that
 * an edit moves them all without touching one; an edit elsewhere touches what lies between the two.
 */
export class MovingOffsets {
  /** As they are. */
  private readonly before: number[];
  /** From the end of the text, the last one first. */
  private readonly behind: number[] = [];

  /** `length` is that of the text. */
  constructor(
    offsets: number[],
    private length: number,
  ) {
    this.before = offsets;
  }

  get count(): number {
    return this.before.length + this.behind.length;
  }

  /** All of them, in order. */
  get all(): number[] {
    return [...this.before, ...this.behind.map((fromEnd) => this.length - fromEnd).reverse()];
  }

  /** An offset by its number; undefined where there is none. */
  at(number: number): number | undefined {
    const { before, behind } = this;
    if (number < before.length) return before[number];
    const fromEnd = behind[behind.length - 1 - (number - before.length)];
    return fromEnd === undefined ? undefined : this.length - fromEnd;
  }

  /** Where they ascend: how many are less than a limit. */
  countBelow(limit: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.at(middle) ?? Infinity) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts others in the place of those from a number on up to another, and moves all behind them. */
  replace(from: number, to: number, made: readonly number[], grown: number): void {
    const { before, behind } = this;
    while (before.length > from) behind.push(this.length - (before.pop() ?? 0));
    while (before.length < from) before.push(this.length - (behind.pop() ?? 0));
    behind.length -= to - from;
    for (const each of made) before.push(each);
    this.length += grown;
  }

  /** Moves a single one that stands before the last edit. */
  move(number: number, by: number): void {
    const offset = this.before[number];
    if (offset !== undefined) this.before[number] = offset + by;
  }
}
