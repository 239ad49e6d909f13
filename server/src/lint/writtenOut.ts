import { isContainer } from './engine/container';

/** How many values the references of a document may come to when they are written out, where Spectral walks them all; Stripe's come to 1.7 million. */
export const MOST_WRITTEN_OUT = 100_000_000;
/** The same where the engine walks: what is left to go through all of them is the schema of OpenAPI. `graph-beta` of Microsoft comes to 641 million. */
export const MOST_FOR_ENGINE = 1_000_000_000;

/** Says of an object that it is being counted. */
const OPEN = -1;

/**
 * How many values there are below a value when everything that is shared is counted wherever it is used: what Spectral walks. Each object is
 * counted once and remembered; one that contains itself counts once.
 */
export function valuesWrittenOut(root: unknown): number {
  if (!isContainer(root)) return 1;
  const known = new Map<object, number>([[root, OPEN]]);
  const way = [within(root)];
  for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
    const below = nextUncounted(at, known);
    if (below !== undefined) {
      known.set(below, OPEN);
      way.push(within(below));
      continue;
    }
    way.pop();
    known.set(at.object, at.count);
    const above = way.at(-1);
    if (above !== undefined) above.count += at.count;
  }
  return known.get(root) ?? 1;
}

/** Counts the values of an object, up to one that is yet to be counted; undefined where there is none. */
function nextUncounted(at: Within, known: ReadonlyMap<object, number>): object | undefined {
  const { values } = at;
  while (at.next < values.length) {
    const child = values[at.next++];
    const count = isContainer(child) ? known.get(child) : 1;
    if (count === undefined && isContainer(child)) return child;
    at.count += count === undefined || count === OPEN ? 1 : count;
  }
  return undefined;
}

/** An object whose values are being counted, itself among them. */
interface Within {
  readonly object: object;
  readonly values: readonly unknown[];
  next: number;
  count: number;
}

function within(object: object): Within {
  return { object, values: Object.values(object), next: 0, count: 1 };
}
