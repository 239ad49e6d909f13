import { isContainer, type Key } from './container';
import type { Candidates } from './candidates';
import type { GraphScope } from './graphScope';
import { OneOrMore } from './oneOrMore';
import type { Place } from './place';
import { keysOf, Visit, type Asked } from './visit';
import type { Way } from './way';

/** More ways than a walk tells apart; each place counts so many. */
const MOST_WAYS = 1_000_000;

/** Where a walk of the resolved document begins; without, every path is gone: a document as written is a tree. */
export interface Start {
  readonly way: Way;
  readonly place: Place;
  /** Whether an object is as written, and so a tree: nothing in it was put in place of a reference, and no reference leads into it. */
  readonly isAsWritten: (object: object) => boolean;
}

/**
 * Walks a document in nimma's order. In the resolved one it goes into an object once for each place as written and each way of names that leads there:
 * whatever is found on a second visit would be found the first time, at the same places. It remembers its visits, so that what an edit touches is
 * asked again and nothing else.
 */
export class WalkedTree {
  private readonly visits = new OneOrMore<object, Visit>();
  /** Where objects were visited after their first visit, each place and way in one number; most have one visit, and are not here. */
  private readonly seenAgain = new OneOrMore<object, number>();
  /** What holds an object beside the one in which it was visited first. */
  private readonly otherHolders = new OneOrMore<object, object>();
  private readonly root: Visit;
  private readonly foundSoFar: Asked[] = [];

  constructor(
    private readonly scope: GraphScope,
    private readonly candidates: Candidates,
    /** Asks what there is to ask about the value at which the scope stands. */
    private readonly test: (at: { visit: Visit; key: Key }) => readonly Asked[],
    private readonly start: Start | undefined,
    /** Whether edits may be asked about; else nothing is remembered but what was found. */
    private readonly remembers: boolean,
  ) {
    const container = isContainer(scope.root) ? scope.root : {};
    this.root = new Visit(container, start?.way, start?.place, undefined, '', this.isTree(container, start?.place));
  }

  walk(): void {
    this.visits.add(this.root.container, this.root);
    this.enter(this.root);
  }

  /** Those who hold an object as a member. */
  holdersOf(object: object): readonly object[] {
    const first = this.visits.firstOf(object)?.above?.container;
    const others = this.otherHolders.of(object);
    return first === undefined ? others : [first, ...others];
  }

  /** Asks anew about members of an object, wherever the object was visited; goes into those that are new. */
  askAgain(container: object, keys: readonly Key[] | undefined, done: Map<Visit, Set<Key>>): void {
    for (const visit of this.visits.of(container)) {
      const finished = done.get(visit) ?? new Set();
      done.set(visit, finished);
      const present = keys ?? keysOf(container);
      const waiting = present.filter((key) => !finished.has(key));
      if (keys === undefined) {
        visit.noteChanged();
        const there = new Set(present);
        for (const key of visit.keys) if (!there.has(key)) visit.drop(key);
      }
      if (waiting.length > 0) this.askMembers(visit, waiting, finished);
    }
  }

  /** Asks anew about all members of an object and of what lies so many levels below it. */
  askBelow(container: object, levels: number, done: Map<Visit, Set<Key>>): void {
    const again = (visit: Visit, left: number): void => {
      const finished = done.get(visit) ?? new Set();
      done.set(visit, finished);
      const waiting = keysOf(visit.container).filter((key) => !finished.has(key));
      if (waiting.length > 0) this.askMembers(visit, waiting, finished);
      if (left <= 1) return;
      for (const key of visit.keys) {
        const below = visit.visitOf(key);
        if (below !== undefined) again(below, left - 1);
      }
    };
    if (levels > 0) for (const visit of this.visits.of(container)) again(visit, levels);
  }

  private askMembers(visit: Visit, keys: readonly Key[], finished: Set<Key>): void {
    visit.noteChanged();
    this.at(visit, () => {
      for (const key of keys) {
        finished.add(key);
        this.again(visit, key);
      }
    });
  }

  /** Runs something while the scope stands where a visit was made. */
  private at(visit: Visit, run: () => void): void {
    const chain: Visit[] = [];
    for (let each: Visit | undefined = visit; each !== undefined; each = each.above) chain.unshift(each);
    for (const each of chain) if (each.above !== undefined) this.scope.enter(each.key, each.container);
    run();
    for (const each of chain) if (each.above !== undefined) this.scope.leave();
  }

  /** What was asked, still counts and found something, in the order of the walk. */
  get found(): readonly Asked[] {
    return this.remembers ? this.root.foundInOrder : this.foundSoFar;
  }

  private enter(visit: Visit, keys = keysOf(visit.container)): void {
    const { container } = visit;
    const values: readonly unknown[] = Array.isArray(container) ? container : Object.values(container);
    // By index: this runs for every value of a document, mostly before it is compiled.
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? '';
      const value = values[index];
      if (isContainer(value)) this.member(visit, key, value, true);
      else if (this.candidates.hasSimple(this.scope.path, key, value)) this.ask(visit, key, value);
    }
  }

  /** Asks anew about one member, and goes into it where it is another object than before. */
  private again(visit: Visit, key: Key): void {
    const value: unknown = Reflect.get(visit.container, key);
    visit.forgetAsked(key);
    const before = visit.visitOf(key);
    if (before !== undefined && before.container !== value) visit.leave(key);
    if (isContainer(value)) this.member(visit, key, value, before?.container !== value);
    else if (this.candidates.hasSimple(this.scope.path, key, value)) this.ask(visit, key, value);
  }

  private ask(visit: Visit, key: Key, value: unknown): void {
    this.scope.enter(key, value);
    const asked = this.test({ visit, key });
    this.scope.leave();
    if (this.remembers) visit.setAsked(key, asked);
    else for (const each of asked) this.foundSoFar.push(each);
  }

  private member(visit: Visit, key: Key, value: object, isOther: boolean): void {
    const keys = keysOf(value);
    if (this.candidates.hasObject(this.scope.path, key, value, keys)) this.ask(visit, key, value);
    const below = visit.isTree ? new Visit(value, undefined, undefined, visit, key, true) : this.visitBelow(visit, key, value, isOther);
    if (below === undefined) return;
    this.scope.enter(key, value);
    this.enter(below, keys);
    this.scope.leave();
  }

  /** The visit of a member, to which other ways and places may lead as well; undefined where that is not to be made, or was. */
  private visitBelow(visit: Visit, key: Key, value: object, isOther: boolean): Visit | undefined {
    const first = this.visits.firstOf(value);
    if (this.remembers && first !== undefined && first.above?.container !== visit.container) this.otherHolders.add(value, visit.container);
    if (!isOther) return undefined;
    const way = visit.way?.next(key);
    const place = visit.placeOf(key);
    if (!this.isNew(value, first, way, place)) return undefined;
    const below = new Visit(value, way, place, visit, key, first === undefined && this.isTree(value, place));
    if (this.remembers || first === undefined) this.visits.add(value, below);
    if (this.remembers) visit.setVisit(below);
    return below;
  }

  /**
   * Whether whatever is in an object, met for the first time, is met nowhere else at the same place, so that its visits need not be told apart; what is
   * remembered tells who holds what.
   */
  private isTree(container: object, place: Place | undefined): boolean {
    if (this.remembers) return false;
    return this.start === undefined || (this.start.isAsWritten(container) && (place === undefined || place.isTree));
  }

  /** Whether an object, visited so before, is not visited yet at a place, on a way; from then on it is. */
  private isNew(container: object, first: Visit | undefined, way: Way | undefined, place: Place | undefined): boolean {
    if (first === undefined || way === undefined || place === undefined || place.own || way.own) return true;
    if (first.way === way && first.place === place) return false;
    return this.seenAgain.add(container, place.id * MOST_WAYS + way.id);
  }
}
