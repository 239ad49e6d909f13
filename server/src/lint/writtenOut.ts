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
  const open = new Set<object>();
  const pending: object[] = [root];
  while (pending.length > 0) {
    const at = pending.at(-1);
    if (at === undefined) break;
    const children = Object.values(at).filter(isContainer);
    if (!known.has(at) && !open.has(at)) {
      open.add(at);
      for (const child of children) if (!known.has(child) && !open.has(child)) pending.push(child);
      continue;
    }
    pending.pop();
    if (known.has(at)) continue;
    open.delete(at);
    known.set(
      at,
      children.reduce((sum, child) => sum + (known.get(child) ?? 1), 1 + Object.keys(at).length - children.length),
    );
  }
  return known.get(root) ?? 1;
}
