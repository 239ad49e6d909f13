import { isJsonArray, isJsonObject, type JsonValue } from './jsonValue';

/** What a look through a value finds. */
export interface Survey {
  /** What its `$ref`s say, each target once, in document order. */
  readonly targets: ReadonlySet<string>;
  /** How many objects and arrays lie one inside the other. */
  readonly height: number;
}

/** Values never change, so what was found in the members of sections, which most edits leave as they are, is kept with them. */
const known = new WeakMap<object, Survey>();

/**
 * Looks through a value that was read from JSON. Undefined where it is nested more than `highest` deep, or where it has a key that Spectral's
 * YAML reader takes for more than a name: `<<` merges, `__proto__` is lost.
 */
export function surveyOf(value: JsonValue, highest: number): Survey | undefined {
  const targets = new Set<string>();
  const height = look(value, targets, highest, 0);
  return height > highest ? undefined : { targets, height };
}

/** The height of a value, its targets added; `Infinity` where there is none to be given. */
function look(value: JsonValue, targets: Set<string>, highest: number, level: number): number {
  if (level >= highest) return Infinity;
  let inner = 0;
  if (isJsonArray(value)) {
    for (const item of value)
      if (typeof item === 'object' && item !== null) inner = Math.max(inner, lookKept(item, targets, highest, level + 1));
    return inner + 1;
  }
  if (!isJsonObject(value)) return 0;
  for (const key in value) {
    const child = value[key];
    if (key === '<<' || key === '__proto__') return Infinity;
    if (typeof child === 'string') {
      if (key === '$ref') targets.add(child);
    } else if (typeof child === 'object' && child !== null) inner = Math.max(inner, lookKept(child, targets, highest, level + 1));
  }
  return inner + 1;
}

/** Members of sections, two levels below the root, are the parts of a document that edits leave as they are. */
function lookKept(value: object & JsonValue, targets: Set<string>, highest: number, level: number): number {
  if (level !== 2) return look(value, targets, highest, level);
  const before = known.get(value);
  if (before !== undefined && before.height <= highest - level) {
    for (const target of before.targets) targets.add(target);
    return before.height;
  }
  const own = new Set<string>();
  const height = look(value, own, highest, level);
  if (height !== Infinity) known.set(value, { targets: own, height });
  for (const target of own) targets.add(target);
  return height;
}
