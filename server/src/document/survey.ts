import { isJsonArray, isJsonObject, type JsonValue } from './jsonValue';

/** What a look through a value finds. */
export interface Survey {
  /** What its `$ref`s say, each target once, in document order. */
  readonly targets: ReadonlySet<string>;
  /** How many members and items all objects and arrays in it have. */
  readonly members: number;
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
  const found = { targets: new Set<string>(), members: 0 };
  const height = look(value, found, highest, 0);
  return height > highest ? undefined : { ...found, height };
}

interface Found {
  readonly targets: Set<string>;
  members: number;
}

/** The height of a value, what else is in it added; `Infinity` where there is none to be given. */
function look(value: JsonValue, found: Found, highest: number, level: number): number {
  if (level >= highest) return Infinity;
  let inner = 0;
  if (isJsonArray(value)) {
    found.members += value.length;
    for (const item of value)
      if (typeof item === 'object' && item !== null) inner = Math.max(inner, lookKept(item, found, highest, level + 1));
    return inner + 1;
  }
  if (!isJsonObject(value)) return 0;
  for (const key in value) {
    const child = value[key];
    found.members++;
    if (key === '<<' || key === '__proto__') return Infinity;
    if (typeof child === 'string') {
      if (key === '$ref') found.targets.add(child);
    } else if (typeof child === 'object' && child !== null) inner = Math.max(inner, lookKept(child, found, highest, level + 1));
  }
  return inner + 1;
}

/** Members of sections, two levels below the root, are the parts of a document that edits leave as they are. */
function lookKept(value: object & JsonValue, found: Found, highest: number, level: number): number {
  if (level !== 2) return look(value, found, highest, level);
  const before = known.get(value);
  if (before !== undefined && before.height <= highest - level) return added(before, found);
  const own: Found = { targets: new Set(), members: 0 };
  const height = look(value, own, highest, level);
  const survey = { ...own, height };
  if (height !== Infinity) known.set(value, survey);
  return added(survey, found);
}

function added({ targets, members, height }: Survey, found: Found): number {
  for (const target of targets) found.targets.add(target);
  found.members += members;
  return height;
}
