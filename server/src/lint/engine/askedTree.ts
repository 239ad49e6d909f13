import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { Candidates } from './candidates';
import type { Change } from './editedInPlace';
import type { GraphScope, Match } from './graphScope';
import { matcherOf } from './matcher';
import type { RuleAtWork } from './ruleAtWork';
import { WalkedTree, type Start } from './walkedTree';
import { pathOf, type Asked, type Visit } from './visit';
import { filterReach, stepsBehindFilters, type Reach } from './reach';
import { isContainer, type Key } from './container';

type Context = Pick<RulesetFunctionContext, 'document' | 'documentInventory'>;

/** All that is asked of one form of a document, resolved or as written, and what was answered. */
export class AskedTree {
  private tree: WalkedTree | undefined;
  private direct: readonly Asked[] = [];
  /** What was asked about an object, wherever it was met. */
  private readonly about = new Map<object, Asked[]>();
  /** What reads without end, and what reads beside its value. */
  private readonly endless = new Set<Asked>();
  private readonly everywhere = new Set<Asked>();
  private farthest = 0;
  private readonly filters: number;
  private readonly behind: number;
  private current: { readonly at: Asked['at']; readonly asked: Asked[] } | undefined;

  constructor(
    private readonly input: object,
    /** The rules that wait at each JSONPath. */
    private readonly waiting: ReadonlyMap<string, readonly RuleAtWork[]>,
    private readonly context: Context,
    private readonly start: Start | undefined,
    /** Whether it may be asked again. */
    private readonly isEdited: boolean,
  ) {
    this.filters = filterReach([...waiting.keys()]);
    this.behind = stepsBehindFilters([...waiting.keys()]);
  }

  /** Asks everything. */
  askAll(): void {
    this.direct = this.askDirectly([], (scope, test) => {
      const asking = (at: { visit: Visit; key: Key }): readonly Asked[] => {
        const asked: Asked[] = [];
        this.current = { at, asked };
        test();
        this.current = undefined;
        return asked;
      };
      const mayFind = [...this.waiting].map(
        ([given, works]) => [given, (value: unknown): boolean => works.some((work) => work.mayFind(value))] as const,
      );
      this.tree = new WalkedTree(scope, new Candidates(mayFind), asking, this.start, this.isEdited);
      this.tree.walk();
    });
  }

  /** Asks again what an edit may have changed. The values have changed already; what is given is what was done to this form of the document. */
  askAgain(changes: readonly Change[]): void {
    const { tree } = this;
    if (tree === undefined) {
      // Every JSONPath leads to one place, and nothing is known of who holds what.
      for (const work of new Set([...this.waiting.values()].flat())) work.forgetAll();
      this.direct = this.askDirectly([], () => undefined);
      return;
    }
    const distances = this.distances(changes.map(({ object }) => object));
    for (const work of new Set([...this.waiting.values()].flat())) work.forget(distances);
    const touched = new Set<Asked>();
    const done = new Map<Visit, Set<Key>>();
    for (const { object, changed, keys } of changes) {
      tree.askAgain(object, keys ? undefined : changed.map((key) => (Array.isArray(object) ? Number(key) : key)), done);
    }
    for (const [object, distance] of distances) {
      if (distance > this.filters) continue;
      tree.askBelow(object, this.behind, done);
      for (const holder of tree.holdersOf(object)) tree.askAgain(holder, keysHolding(holder, object), done);
    }
    const isDone = (asked: Asked): boolean => 'visit' in asked.at && done.get(asked.at.visit)?.has(asked.at.key) === true;
    for (const [object, distance] of distances) {
      const about = this.about.get(object)?.filter(({ counts }) => counts);
      if (about === undefined) continue;
      this.about.set(object, about);
      for (const asked of about) {
        if (reaches(asked.reach, distance) && !isDone(asked) && asked.work.mayAnswerOtherwise(changes, distance)) touched.add(asked);
      }
    }
    for (const asked of this.everywhere) if (!isDone(asked)) touched.add(asked);
    for (const asked of touched) if (asked.counts) this.repeat(asked);
    for (const far of [this.endless, this.everywhere]) for (const asked of far) if (!asked.counts) far.delete(asked);
    this.direct = this.askDirectly(this.direct, () => undefined);
  }

  /** All that was asked and found something, in the order of the walk. */
  found(): Asked[] {
    return [...this.direct.filter((asked) => asked.found.length > 0), ...(this.tree?.found ?? [])];
  }

  /** How far above what changed the objects are that hold it, nearest first; as far up as anything reads. */
  private distances(changed: readonly object[]): Map<object, number> {
    const most = this.endless.size > 0 ? Infinity : Math.max(this.farthest, this.filters);
    const distances = new Map<object, number>(changed.map((object) => [object, 0]));
    let level = [...distances.keys()];
    for (let distance = 1; distance <= most && level.length > 0; distance++) {
      const next: object[] = [];
      for (const object of level) {
        for (const holder of this.tree?.holdersOf(object) ?? []) {
          if (distances.has(holder)) continue;
          distances.set(holder, distance);
          next.push(holder);
        }
      }
      level = next;
    }
    return distances;
  }

  /** Matches the JSONPaths that lead to one place; keeps what was asked of the same values before. `walk` gets the rest. */
  private askDirectly(before: readonly Asked[], walk: (scope: GraphScope, test: () => void) => void): Asked[] {
    const asked: Asked[] = [];
    const known = [...before];
    const match = (work: RuleAtWork, { path, value }: Match): void => {
      const { current } = this;
      if (current !== undefined) {
        const asked = this.ask(work, { path, value }, current.at);
        // What found nothing and reads no further than the paths themselves is asked again with them.
        if (asked.found.length > 0 || (this.isEdited && reachesFarther(asked, this.filters))) current.asked.push(this.noted(asked));
        return;
      }
      const same = known.findIndex((each) => each.work === work && Object.is(each.value, value) && isPath(each.at, path));
      const [kept] = same < 0 ? [] : known.splice(same, 1);
      asked.push(kept ?? this.noted(this.ask(work, { path, value }, [...path])));
    };
    const callbacks = Object.fromEntries(
      [...this.waiting].map(([given, works]) => [
        given,
        (matched: Match): void => {
          for (const work of works) match(work, matched);
        },
      ]),
    );
    matcherOf([...this.waiting.keys()])(this.input, callbacks, walk);
    for (const each of known) each.counts = false;
    return asked;
  }

  private ask(work: RuleAtWork, match: Match, at: Asked['at']): Asked {
    const found = work.ask(match, this.context);
    return { work, value: match.value, at, reach: this.isEdited ? work.reachFrom(match.value) : 0, found, counts: true };
  }

  private noted(asked: Asked): Asked {
    if (!this.isEdited) return asked;
    const { reach, value } = asked;
    if (reach === 'everything') this.everywhere.add(asked);
    else if (reach === Infinity) this.endless.add(asked);
    else this.farthest = Math.max(this.farthest, reach);
    if (isContainer(value)) {
      const about = this.about.get(value);
      if (about === undefined) this.about.set(value, [asked]);
      else about.push(asked);
    }
    return asked;
  }

  private repeat(asked: Asked): void {
    const { at, value, work } = asked;
    asked.found = work.ask({ path: pathOf(asked), value }, this.context);
    if (!('visit' in at)) return;
    if (asked.found.length > 0) at.visit.noteFound();
    else at.visit.noteChanged();
  }
}

function reaches(reach: Reach, distance: number): boolean {
  return reach === 'everything' || reach >= distance;
}

/** Whether an answer may depend on what stands further below its value than filters read. */
function reachesFarther({ reach, value }: Asked, filters: number): boolean {
  return reaches(reach, filters + 1) && (reach === 'everything' || isContainer(value));
}

function isPath(at: Asked['at'], path: Match['path']): boolean {
  return !('visit' in at) && at.length === path.length && at.every((segment, index) => segment === path[index]);
}

function keysHolding(holder: object, value: object): Key[] {
  if (Array.isArray(holder)) {
    const items: readonly unknown[] = holder;
    return [...items.keys()].filter((index) => items[index] === value);
  }
  return Object.keys(holder).filter((key) => Reflect.get(holder, key) === value);
}
