import type { JsonPath } from '../../document/jsonPath';
import type { FixContext } from '../fix';
import { reachableDocuments } from './reachableDocuments';
import { placeName, referencesOf } from './referencesOf';

/** The places that hold each `$ref`, innermost first, by the place that it means. */
type HoldersByTarget = ReadonlyMap<string, readonly (readonly string[])[]>;

const HOLDERS = new WeakMap<FixContext, HoldersByTarget>();

/** The places from which one is reached: those that hold it and, by way of `$ref`, all that lead to one of them. */
export function placesLeadingTo(uri: string, path: JsonPath, context: FixContext): ReadonlySet<string> {
  const holders = HOLDERS.get(context) ?? findHolders(context);
  HOLDERS.set(context, holders);
  const leading = new Set<string>();
  const pending = [...placesAround(uri, path)];
  for (const place of pending) {
    if (leading.has(place)) continue;
    leading.add(place);
    for (const around of holders.get(place) ?? []) {
      for (const holder of around) {
        // Whatever holds a known place is known as well.
        if (leading.has(holder)) break;
        pending.push(holder);
      }
    }
  }
  return leading;
}

function findHolders(context: FixContext): HoldersByTarget {
  const holders = new Map<string, (readonly string[])[]>();
  for (const document of reachableDocuments(context)) {
    for (const { path, target } of referencesOf(document)) {
      const known = holders.get(target) ?? [];
      known.push(placesAround(document.uri, path));
      holders.set(target, known);
    }
  }
  return holders;
}

/** A place and all that hold it, innermost first. */
function placesAround(uri: string, path: JsonPath): string[] {
  return Array.from({ length: path.length + 1 }, (_, cut) => placeName(uri, path.slice(0, path.length - cut)));
}
