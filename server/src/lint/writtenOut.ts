import { isContainer } from './engine/container';

/** How many values the references of a document may come to when they are written out, where Spectral walks them all; Stripe's come to 1.7 million. */
export const MOST_WRITTEN_OUT = 100_000_000;
/** The same where the engine walks: what is left to go through all of them is the schema of OpenAPI. `graph-beta` of Microsoft comes to 641 million. */
export const MOST_FOR_ENGINE = 1_000_000_000;

/**
 * How many values there are below a value when everything that is shared is counted wherever it is used: what Spectral walks. Each object is
 * counted once and remembered; one that contains itself counts once.
 */
export function valuesWrittenOut(root: unknown): number {
  if (!isContainer(root)) return 1;
  const known = new Map<object, number>();
  const open = new Set([root]);
  const way = [within(root)];
  for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
    const child = at.values[at.next++];
    if (at.next <= at.values.length) {
      if (!isContainer(child) || open.has(child)) at.count++;
      else {
        const count = known.get(child);
        if (count !== undefined) at.count += count;
        else {
          open.add(child);
          way.push(within(child));
        }
      }
      continue;
    }
    way.pop();
    open.delete(at.object);
    known.set(at.object, at.count);
    const above = way.at(-1);
    if (above !== undefined) above.count += at.count;
  }
  return known.get(root) ?? 1;
}

/** An object whose values are being counted, itself among them. */
function within(object: object): { readonly object: object; readonly values: readonly unknown[]; next: number; count: number } {
  return { object, values: Object.values(object), next: 0, count: 1 };
}
