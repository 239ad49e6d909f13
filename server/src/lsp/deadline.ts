import type { FixStep } from '../workspace/fixDocument';

/**
 * When work must have ended, in milliseconds on the host's clock. It is asked before each step, and says no where a step of that kind, as
 * long as the longest one so far, would end too late: a step itself cannot be broken off.
 */
export class Deadline {
  private readonly longest = new Map<FixStep, number>();
  private current: { readonly step: FixStep; readonly began: number } | undefined;

  /** `expected` is what a step of a kind takes as long as none was measured. */
  constructor(
    private readonly now: () => number,
    private readonly at: number,
    private readonly expected: Readonly<Record<FixStep, number>>,
  ) {}

  /** Whether there is time for a step; if so it begins now, and ends when the next one is asked for. */
  allows(step: FixStep): boolean {
    const now = this.now();
    if (this.current !== undefined) {
      const took = now - this.current.began;
      this.longest.set(this.current.step, Math.max(took, this.longest.get(this.current.step) ?? 0));
    }
    const allowed = now + (this.longest.get(step) ?? this.expected[step]) < this.at;
    this.current = allowed ? { step, began: now } : undefined;
    return allowed;
  }

  /** How long the longest step of a kind took; undefined where none came to its end. */
  measured(step: FixStep): number | undefined {
    return this.longest.get(step);
  }
}
