import type { Key } from './container';
import type { Place } from './place';
import type { PlacedFinding } from './placedFinding';
import type { Found } from './ruleAtWork';
import type { Asked } from './visit';

/** Where something was found, and what was said of it there. */
interface Repeat {
  readonly place: Place;
  readonly container: object;
  readonly key: Key;
  readonly placed: readonly PlacedFinding[];
}

/** What was found in one value, met behind a reference. */
export interface RepeatedFinding {
  /** Undefined where it was not placed yet. */
  placed(found: Found): readonly PlacedFinding[] | undefined;
  add(found: Found, placed: readonly PlacedFinding[]): void;
}

/**
 * What was placed behind references in one run: a rule's answer about a value is kept, and however many paths lead to the place behind a reference where
 * the value stands, Spectral says the same of it.
 */
export class RepeatedFindings {
  private readonly known = new Map<Found, Repeat[]>();

  /** Undefined where no two paths are told alike. */
  of({ at, work }: Asked): RepeatedFinding | undefined {
    if (!('visit' in at) || !work.rule.resolved) return undefined;
    const { key, visit } = at;
    const { place, container } = visit;
    if (place?.kind !== 'referred' || place.own) return undefined;
    return {
      placed: (found) => {
        const repeat = this.known.get(found)?.find((each) => each.place === place && each.key === key && each.container === container);
        return repeat?.placed;
      },
      add: (found, placed) => {
        // With a path of its own it does not go by the place.
        if (!('tail' in found)) return;
        const repeats = this.known.get(found);
        const repeat = { place, container, key, placed };
        if (repeats === undefined) this.known.set(found, [repeat]);
        else repeats.push(repeat);
      },
    };
  }
}
