import { pointerOf } from '../document/jsonPath';
import type { ManifestProblem } from './manifest';
import { Refusal } from './refusal';

/** Gathers refusals, so that a person sees what is wrong in all parts of a document at once. */
export class Refusals {
  private readonly found = new Map<string, ManifestProblem>();

  /** Each once: what several operations inherit is refused once for each of them. */
  get problems(): readonly ManifestProblem[] {
    return [...this.found.values()];
  }

  add({ problem }: Refusal): void {
    this.found.set(JSON.stringify([problem.uri, pointerOf(problem.path), problem.message]), problem);
  }

  /** The result of a step; undefined where it was refused, which is then noted. */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.add(error);
      return undefined;
    }
  }
}
