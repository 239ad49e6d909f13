import { isContainer, type Key } from './container';
import { filterNeeds, type Need } from './filterNeeds';
import { givenSteps, type GivenStep } from './givenSteps';

type Path = readonly Key[];
type Steps = readonly GivenStep[];

/** A `..[?(…)]`: the names before it, where it begins with some, and by bits which keys a value must have one of. */
interface Filter {
  readonly head: Steps;
  readonly needs: readonly {
    readonly bits: number;
    readonly names: ReadonlySet<Key>;
    /** The text that one key has, if it has a text. */
    readonly text: { readonly key: string; readonly is: string } | undefined;
  }[];
}

type MayFind = (value: unknown) => boolean;

const MOST_KEYS = 31;

/** What every value, or every array or text, has by itself, so that nothing can be told from its own keys. */
const INHERITED: readonly object[] = [{}, [], Object(''), Object(0), Object(true)];

/**
 * Tells by a look at a value and its names that no JSONPath of a set can match it: most values, for most paths end in a name, or in a filter that asks
 * for a key. What it lets through may match, and is for nimma to tell.
 */
export class Candidates {
  private readonly bits = new Map<Key, number>();
  /** Paths without `..`, by how many names lead to what they match: by their last name, or those that end in none. */
  private readonly fixed: { readonly byName: Map<string, Steps[]>; readonly others: Steps[] }[] = [];
  private hasFilters = false;
  private readonly filters: Filter[] = [];
  /** Those of them that a value may pass by its keys, with or without its name, by the bits of the keys. */
  private readonly byBits = new Map<number, readonly Filter[]>();
  /** Those of them that a name alone may pass. */
  private readonly namingFilters: Filter[] = [];
  /** Last names of paths, with what may be found in values of those. */
  private readonly names = new Map<string, MayFind[]>();
  /** Names of what holds a value, for paths that end in `name[*]`. */
  private readonly above = new Set<string>();
  private all = false;

  /** Paths, each with what tells whether anything would be found in a value that it matches. */
  constructor(givens: Iterable<readonly [given: string, mayFind: MayFind]>) {
    for (const [given, mayFind] of givens) this.add(givenSteps(given), mayFind);
  }

  /** Whether an object or an array may be matched, which has these keys and stands under a key of what `above` leads to. */
  hasObject(above: Path, key: Key, value: object, keys: readonly Key[]): boolean {
    if (this.isNamed(above, key, value)) return true;
    let bits = 0;
    if (this.filters.length > 0 && !Array.isArray(value))
      for (let index = 0; index < keys.length; index++) bits |= this.bits.get(keys[index] ?? '') ?? 0;
    return this.passes(bits === 0 ? this.namingFilters : this.filtersWith(bits), bits, above, key, value);
  }

  /** The same of a value that is neither. */
  hasSimple(above: Path, key: Key, value: unknown): boolean {
    if (this.isNamed(above, key, value)) return true;
    // What a filter makes of nothing, whether it throws or not, is for it to tell.
    return value === null || value === undefined ? this.hasFilters : this.passes(this.namingFilters, 0, above, key, value);
  }

  private isNamed(above: Path, key: Key, value: unknown): boolean {
    if (this.all) return true;
    const name = typeof key === 'number' ? String(key) : key;
    const named = this.names.get(name);
    if (named !== undefined && named.some((mayFind) => mayFind(value))) return true;
    if (this.above.size > 0 && this.above.has(String(above[above.length - 1] ?? ''))) return true;
    const fixed = this.fixed[above.length + 1];
    if (fixed === undefined) return false;
    return (
      fixed.others.some((steps) => begins(above, key, steps)) || fixed.byName.get(name)?.some((steps) => begins(above, key, steps)) === true
    );
  }

  private filtersWith(bits: number): readonly Filter[] {
    let filters = this.byBits.get(bits);
    if (filters === undefined) {
      filters = this.filters.filter(({ needs }) => needs.every((need) => (need.bits & bits) !== 0 || need.names.size > 0));
      this.byBits.set(bits, filters);
    }
    return filters;
  }

  private passes(filters: readonly Filter[], bits: number, above: Path, key: Key, value: unknown): boolean {
    for (let index = 0; index < filters.length; index++) {
      const filter = filters[index];
      if (filter !== undefined && areGiven(filter.needs, bits, key, value) && begins(above, key, filter.head)) return true;
    }
    return false;
  }

  private add(steps: Steps | undefined, mayFind: MayFind): void {
    const last = steps?.at(-1);
    if (steps === undefined || last === undefined) {
      this.all ||= steps === undefined;
      return;
    }
    const deep = steps.findIndex((step) => step.deep);
    if (deep < 0) {
      const { byName, others } = (this.fixed[steps.length] ??= { byName: new Map(), others: [] });
      if (last.names.length === 0) others.push(steps);
      else for (const name of last.names) byName.set(name, [...(byName.get(name) ?? []), steps]);
      return;
    }
    const before = steps.at(-2);
    if (last.names.length > 0) for (const name of last.names) this.names.set(name, [...(this.names.get(name) ?? []), mayFind]);
    else if (last.kind === 'filter') this.addFilter(steps.slice(0, deep), last, before);
    else if (last.kind === 'any') this.addBelow(last, before);
    else this.all = true;
  }

  /** Adds what may match anything in a value of certain names. */
  private addBelow(last: GivenStep, before: GivenStep | undefined): void {
    if (!last.deep && before !== undefined && before.names.length > 0) before.names.forEach((name) => this.above.add(name));
    else this.all = true;
  }

  private addFilter(head: Steps, last: GivenStep, before: GivenStep | undefined): void {
    this.hasFilters = true;
    const { all, isSafe } = filterNeeds(last.filter ?? '');
    const needs = all.map((need) => this.need(need)).filter((need) => need !== undefined);
    if (needs.length === 0) {
      // nimma asks a filter before it looks at the names above, so that one which throws does so anywhere.
      if (isSafe) this.addBelow(last, before);
      else this.all = true;
      return;
    }
    this.filters.push({ head, needs });
    if (needs.every(({ names }) => names.size > 0)) this.namingFilters.push({ head, needs });
  }

  /** Undefined where what is needed cannot be told from a value's own keys. */
  private need({ keys, names, text }: Need): Filter['needs'][number] | undefined {
    let bits = 0;
    for (const key of keys) {
      const bit = this.bits.get(key) ?? (this.bits.size < MOST_KEYS ? 1 << this.bits.size : undefined);
      // Items of arrays have numbers for keys, and are not looked at.
      if (bit === undefined || /^\d+$/.test(key) || INHERITED.some((value) => key in value)) return undefined;
      this.bits.set(key, bit);
      bits |= bit;
    }
    const [key, ...others] = keys;
    const isOne = key !== undefined && others.length === 0;
    return { bits, names: new Set(names), text: isOne && text !== undefined ? { key, is: text } : undefined };
  }
}

// These run for every object of a document, mostly before they are compiled: loops by index cost the least then.

function areGiven(needs: Filter['needs'], bits: number, key: Key, value: unknown): boolean {
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index];
    if (need === undefined) continue;
    if ((need.bits & bits) === 0) {
      if (!need.names.has(key)) return false;
    } else if (need.text !== undefined && isContainer(value)) {
      const own: unknown = Reflect.get(value, need.text.key);
      if (typeof own === 'string' && own !== need.text.is) return false;
    }
  }
  return true;
}

/** Whether the names of a path, of which the last is given beside it, may be those of a JSONPath's first steps. */
function begins(above: Path, key: Key, steps: Steps): boolean {
  for (let index = 0; index < steps.length; index++) {
    const names = steps[index]?.names ?? [];
    if (names.length > 0 && !names.includes(String(index === above.length ? key : above[index]))) return false;
  }
  return true;
}
