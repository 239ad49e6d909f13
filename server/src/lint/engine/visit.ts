import { decodePointerFragment } from '@stoplight/json';
import type { Key } from './container';
import type { Place } from './place';
import type { PlacedFinding } from './placedFinding';
import type { Reach } from './reach';
import type { Found, RuleAtWork } from './ruleAtWork';
import type { Way } from './way';

/** That a rule was asked about a value. */
export interface Asked {
  readonly work: RuleAtWork;
  readonly value: unknown;
  /** The visit in which the value was met, and under which key; where its JSONPath leads to one place, the path there. */
  readonly at: { readonly visit: Visit; readonly key: Key } | readonly Key[];
  readonly reach: Reach;
  found: readonly Found[];
  /** What was found, placed; right for as long as that is what was found. */
  placed?: { readonly of: readonly Found[]; readonly findings: readonly PlacedFinding[] };
  /** False once the value is not there any more. */
  counts: boolean;
}

const NOTHING: readonly Asked[] = [];

/** Where a value was met, in full. */
export function pathOf({ at }: Asked): Key[] {
  return 'visit' in at ? [...at.visit.path, at.key] : [...at];
}

/** That a walk went into an object at a place, on a way; by its keys what was asked of its members, and the visits of those that it went on into. */
export class Visit {
  /** In the order in which they were entered first; by their keys only once they are asked for by key. */
  private entered: Visit[] | undefined;
  private below: Map<Key, Visit> | undefined;
  private asked: Map<Key, readonly Asked[]> | undefined;
  /** Whether something was found here or further down, now or earlier. */
  private found = false;
  /** What found something here or further down, where nothing has changed since that was put in order. */
  private inOrder: readonly Asked[] | undefined;

  constructor(
    readonly container: object,
    /** Undefined in a document as written, where every object is visited once. */
    readonly way: Way | undefined,
    private knownPlace: Place | undefined,
    /** The visit from which it was entered, and under which key; undefined for the root. */
    readonly above: Visit | undefined,
    readonly key: Key,
    /** Whether nothing else leads to what is in it at the same place: its members are visited without ways, and have their places worked out only where they are asked for. */
    readonly isTree: boolean,
  ) {}

  /** Where it stands; undefined in a document as written, and where nothing is known of that. */
  get place(): Place | undefined {
    if (this.knownPlace === undefined && this.above?.isTree === true) this.knownPlace = this.above.placeOf(this.key);
    return this.knownPlace;
  }

  /** Where a member stands. Spectral takes names for parts of a pointer, so that it does not find a name with an escape in it again: nothing is known below such a one. */
  placeOf(key: Key): Place | undefined {
    const { place } = this;
    if (typeof key === 'number') return place?.next(String(key));
    return key.includes('~') && decodePointerFragment(key) !== key ? undefined : place?.next(key);
  }

  /** The names that lead here. */
  get path(): Key[] {
    if (this.above === undefined) return [];
    const path = [this.key];
    for (let at = this.above; at.above !== undefined; at = at.above) path.push(at.key);
    return path.reverse();
  }

  visitOf(key: Key): Visit | undefined {
    return this.byKey?.get(key);
  }

  askedOf(key: Key): readonly Asked[] {
    return this.asked?.get(key) ?? [];
  }

  setVisit(visit: Visit): void {
    if (this.below === undefined) (this.entered ??= []).push(visit);
    else this.below.set(visit.key, visit);
  }

  setAsked(key: Key, asked: readonly Asked[]): void {
    if (asked.length === 0) return;
    (this.asked ??= new Map()).set(key, asked);
    if (asked.some(({ found }) => found.length > 0)) this.noteFound();
  }

  /** Forgets what was asked of a member and of all within it, which counts no more. */
  drop(key: Key): void {
    this.forgetAsked(key);
    this.leave(key);
  }

  /** The same of the member alone. */
  forgetAsked(key: Key): void {
    for (const asked of this.askedOf(key)) asked.counts = false;
    this.asked?.delete(key);
  }

  /** The same of all within it alone. */
  leave(key: Key): void {
    this.visitOf(key)?.dropAll();
    this.below?.delete(key);
  }

  /** All that was asked here and further down and found something, in the order of the walk. */
  get foundInOrder(): readonly Asked[] {
    return (this.inOrder ??= this.found ? this.putInOrder() : NOTHING);
  }

  /** The keys under which something is kept. */
  get keys(): Set<Key> {
    return new Set([...(this.byKey?.keys() ?? []), ...(this.asked?.keys() ?? [])]);
  }

  /** Takes in that members were asked again, that others are there, or in another order. */
  noteChanged(): void {
    this.inOrder = undefined;
    for (let at = this.above; at !== undefined; at = at.above) at.inOrder = undefined;
  }

  noteFound(): void {
    this.noteChanged();
    if (this.found) return;
    this.found = true;
    for (let at = this.above; at !== undefined; at = at.above) at.found = true;
  }

  private get byKey(): Map<Key, Visit> | undefined {
    if (this.entered !== undefined) {
      this.below = new Map(this.entered.map((visit) => [visit.key, visit]));
      this.entered = undefined;
    }
    return this.below;
  }

  private putInOrder(): readonly Asked[] {
    const all: Asked[] = [];
    for (const key of keysOf(this.container)) {
      for (const asked of this.askedOf(key)) if (asked.found.length > 0) all.push(asked);
      for (const asked of this.visitOf(key)?.foundInOrder ?? NOTHING) all.push(asked);
    }
    return all;
  }

  private dropAll(): void {
    for (const key of this.keys) this.drop(key);
  }
}

/** The keys of an object as a walk takes them: indices of an array as numbers. */
export function keysOf(container: object): Key[] {
  return Array.isArray(container) ? [...container.keys()] : Object.keys(container);
}
