/** A name or an index, as a walk takes them. */
export type Key = string | number;

/** Whether a value is an object or an array: what can hold others. */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The value at a path, going by whatever properties there are, as lodash does; undefined where there is none. */
export function valueAlong(root: unknown, path: readonly Key[]): unknown {
  let value = root;
  for (const segment of path) {
    if (value === undefined || value === null) return undefined;
    value = Reflect.get(Object(value), segment);
  }
  return value;
}

/** The longest beginning of a path that leads somewhere, as Spectral goes it: by every property that `in` knows. */
export function closestPath(value: unknown, path: readonly string[]): string[] {
  const closest: string[] = [];
  let piece = value;
  for (const segment of path) {
    if (!isContainer(piece) || !(segment in piece)) break;
    closest.push(segment);
    piece = Reflect.get(piece, segment);
  }
  return closest;
}
