import { isContainer } from './container';

/** A value on the way, as nimma's code asks for it (nimma 0.2.3, runtime/sandbox). */
interface Seen {
  readonly value: unknown;
  readonly property: string | number | null;
}

/** What a match gives to whoever waits for it. */
export interface Match {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Visits what lies below the root, calling `test` with the scope at each value. */
export type Walk = (scope: GraphScope, test: () => void) => void;

/**
 * What nimma's own code for JSONPaths runs in, so that its answers are nimma's: the path and the values on it. The walk is ours, which is why a value
 * that can be reached in many ways need not be visited in each of them.
 */
export class GraphScope {
  readonly path: (string | number)[] = [];
  private readonly values: unknown[];
  readonly sandbox: Seen & { readonly root: unknown; at(position: number): Seen | null };

  constructor(
    readonly root: unknown,
    private readonly callbacks: Readonly<Record<string, (match: Match) => void>>,
    private readonly walk: Walk,
  ) {
    const { path } = this;
    const values: unknown[] = [root];
    this.values = values;
    const seen = (length: number): Seen => ({ value: values[length], property: length === 0 ? null : (path[length - 1] ?? null) });
    this.sandbox = {
      root,
      get value() {
        return values[values.length - 1];
      },
      get property() {
        return path.length === 0 ? null : (path[path.length - 1] ?? null);
      },
      at(position) {
        if (Math.abs(position) > values.length) return null;
        const at = position < 0 ? values.length + position : position;
        return seen(Math.min(at, values.length - 1));
      },
    };
  }

  get depth(): number {
    return this.path.length - 1;
  }

  get property(): string | number | null {
    return this.sandbox.property;
  }

  get value(): unknown {
    return this.values[this.values.length - 1];
  }

  enter(key: string | number, value: unknown): void {
    this.path.push(key);
    this.values.push(value);
  }

  leave(): void {
    this.path.pop();
    this.values.pop();
  }

  /** A scope of its own at a fixed path; null where the path leads to nothing. */
  fork(path: readonly (string | number)[]): GraphScope | null {
    const forked = new GraphScope(this.root, this.callbacks, this.walk);
    for (const segment of path) {
      const { value } = forked;
      const next: unknown = isContainer(value) ? Reflect.get(value, segment) : null;
      forked.enter(segment, next);
      if (next === undefined) return null;
    }
    return forked;
  }

  traverse(test: () => void, zones: unknown): void {
    // Zones spare nimma the parts of a document that no path can lead to; what is found is the same without.
    void zones;
    this.walk(this, test);
  }

  /** Gives a match to its callback; the paths that ask for a parent are left to stock nimma. */
  emit(given: string, parents: number, keyed: boolean): void {
    if (parents !== 0) throw new Error(`${given} asks for a parent`);
    const { path, value } = this;
    this.callbacks[given]?.(keyed ? { path, value: path.at(-1) } : { path, value });
  }

  destroy(): void {
    this.path.length = 0;
  }
}
