const CANCELLED = 0;
const CHECKS = 1;
const RULE = 2;
const SLOTS = 3;

/**
 * A few numbers that the working thread and its watcher share without messages, since a rule run never yields (ARCHITECTURE.md, “Processes”):
 * whether to stop, how many checks were made, which rule is at work.
 */
export class LintControl {
  private readonly slots: Int32Array;
  private held = false;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT)) {
    this.slots = new Int32Array(memory);
  }

  /** Before a lint: nothing is cancelled, nothing counted, no rule at work. */
  reset(): void {
    Atomics.store(this.slots, CANCELLED, 0);
    Atomics.store(this.slots, CHECKS, 0);
    Atomics.store(this.slots, RULE, -1);
  }

  cancel(): void {
    Atomics.store(this.slots, CANCELLED, 1);
  }

  get cancelled(): boolean {
    return !this.held && Atomics.load(this.slots, CANCELLED) === 1;
  }

  /** Does something short that must not be left half done: meanwhile nothing looks cancelled. */
  async uninterrupted<T>(run: () => Promise<T>): Promise<T> {
    this.held = true;
    try {
      return await run();
    } finally {
      this.held = false;
    }
  }

  /** Notes that a rule begins; `rule` is its place in the ruleset. */
  enter(rule: number): void {
    Atomics.store(this.slots, RULE, rule);
    Atomics.add(this.slots, CHECKS, 1);
  }

  /** Notes that the rule has returned. */
  leave(): void {
    Atomics.store(this.slots, RULE, -1);
  }

  get checks(): number {
    return Atomics.load(this.slots, CHECKS);
  }

  /** The place of the rule at work, or -1 between rules. */
  get rule(): number {
    return Atomics.load(this.slots, RULE);
  }
}
