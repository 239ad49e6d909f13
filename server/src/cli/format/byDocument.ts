import type { Found } from '../found';
import type { JudgedFinding } from '../judgedFinding';
import { shownPath } from './shownPath';

/**
 * The findings by the document that they are in, which may be a part of several that were judged, in the order in which those documents first come
 * up; each with the name it has for people.
 */
export function* byDocument(found: Found, cwd: string): Iterable<[path: string, items: readonly JudgedFinding[]]> {
  const batches = [...found.places()];
  /** Where a document first comes up, and which later places have more about documents that do so at a place. */
  const first = new Map<string, number>();
  const later = new Map<number, Set<number>>();
  for (const place of batches) {
    for (const item of found.at(place)) {
      const path = shownPath(item, cwd);
      const at = first.get(path) ?? place;
      first.set(path, at);
      if (at !== place) later.set(at, (later.get(at) ?? new Set()).add(place));
    }
  }
  for (const place of batches) {
    const items = new Map<string, JudgedFinding[]>();
    for (const each of [place, ...(later.get(place) ?? [])]) {
      for (const item of found.at(each)) {
        const path = shownPath(item, cwd);
        if (first.get(path) !== place) continue;
        const known = items.get(path);
        if (known === undefined) items.set(path, [item]);
        else known.push(item);
      }
    }
    yield* items;
  }
}
