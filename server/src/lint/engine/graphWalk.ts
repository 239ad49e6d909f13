import { decodePointerFragment } from '@stoplight/json';
import { isContainer } from './container';
import type { GraphScope } from './graphScope';
import type { Place } from './place';
import type { Way } from './way';

/** Where a walk stands: on which way, and at which place of the documents as written. */
export interface Standing {
  way: Way;
}

/** More ways than a walk tells apart; each place counts so many. */
const MOST_WAYS = 1_000_000;

/**
 * Walks a resolved document in nimma's order, but goes into an object once for each place as written and each way of names that leads there: whatever
 * is found on a second visit would be found the first time, at the same places.
 */
export function walkGraph(scope: GraphScope, test: () => void, standing: Standing, place: Place): void {
  const { root } = scope;
  const visited = new Map<object, Set<number>>();

  const enter = (container: object, way: Way, at: Place | undefined): void => {
    if (Array.isArray(container)) {
      const items: readonly unknown[] = container;
      for (let index = 0; index < items.length; index++) child(index, items[index], way, at);
    } else {
      for (const key of Object.keys(container)) child(key, Reflect.get(container, key), way, at);
    }
  };
  const child = (key: string | number, value: unknown, way: Way, at: Place | undefined): void => {
    const below = way.next(key);
    scope.enter(key, value);
    standing.way = below;
    test();
    if (isContainer(value)) {
      const placed = at && placeBelow(at, key);
      if (placed === undefined || placed.own || below.own || !isKnown(value, placed.id * MOST_WAYS + below.id)) enter(value, below, placed);
    }
    scope.leave();
  };
  const isKnown = (container: object, name: number): boolean => {
    const names = visited.get(container);
    if (names === undefined) {
      visited.set(container, new Set([name]));
      return false;
    }
    if (names.has(name)) return true;
    names.add(name);
    return false;
  };
  if (isContainer(root)) enter(root, standing.way, place);
}

/** Walks a document as written: every path of it. */
export function walkTree(scope: GraphScope, test: () => void): void {
  const enter = (container: object): void => {
    if (Array.isArray(container)) {
      const items: readonly unknown[] = container;
      for (let index = 0; index < items.length; index++) child(index, items[index]);
    } else {
      for (const key of Object.keys(container)) child(key, Reflect.get(container, key));
    }
  };
  const child = (key: string | number, value: unknown): void => {
    scope.enter(key, value);
    test();
    if (isContainer(value)) enter(value);
    scope.leave();
  };
  if (isContainer(scope.root)) enter(scope.root);
}

/** Spectral takes names for parts of a pointer, so that it does not find a name with an escape in it again: nothing is known below such a one. */
function placeBelow(place: Place, key: string | number): Place | undefined {
  if (typeof key === 'number') return place.next(String(key));
  return key.includes('~') && decodePointerFragment(key) !== key ? undefined : place.next(key);
}
