import type { GivenTracker } from './givenTracker';

/** What the names above a value decide about everything that is asked at and below it: the states of all trackers, each combination once. */
export class Way {
  private readonly below = new Map<string | number, Way>();
  /** The one below any name that no tracker tells apart from another, and below any index. */
  private belowOther: Way | undefined;
  private belowIndex: Way | undefined;

  constructor(
    private readonly ways: Ways,
    readonly id: number,
    readonly states: readonly number[],
    /** Whether no other way to the same value may be taken for this one. */
    readonly own: boolean,
  ) {}

  /** The way one name or index further down. */
  next(key: string | number): Way {
    if (!this.ways.tellsApart(key)) {
      if (typeof key === 'number') return (this.belowIndex ??= this.made(key));
      return (this.belowOther ??= this.made(key));
    }
    let way = this.below.get(key);
    if (way === undefined) {
      way = this.made(key);
      this.below.set(key, way);
    }
    return way;
  }

  private made(key: string | number): Way {
    return this.ways.at(this.states.map((state, index) => this.ways.trackers[index]?.next(state, key) ?? state));
  }
}

/** All ways that some trackers tell apart. */
export class Ways {
  private readonly known = new Map<string, Way>();
  private readonly names: ReadonlySet<string>;
  readonly start: Way;

  constructor(readonly trackers: readonly GivenTracker[]) {
    this.names = new Set(trackers.flatMap((tracker) => tracker.names));
    this.start = this.at(trackers.map((tracker) => tracker.start));
  }

  /** Whether some tracker tells a name or an index from others. */
  tellsApart(key: string | number): boolean {
    return this.names.has(typeof key === 'number' ? String(key) : key);
  }

  at(states: readonly number[]): Way {
    const name = states.join();
    let way = this.known.get(name);
    if (way === undefined) {
      const own = this.trackers.some((tracker, index) => tracker.ownWay(states[index] ?? tracker.start));
      way = new Way(this, this.known.size, states, own);
      this.known.set(name, way);
    }
    return way;
  }
}
