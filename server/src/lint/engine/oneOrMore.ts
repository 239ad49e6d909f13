/** Values by keys, of which nearly all have one: sets are made for the others alone. */
export class OneOrMore<K, V extends object | number> {
  private readonly values = new Map<K, V | Set<V>>();

  /** The values of a key, as they are now. */
  of(key: K): readonly V[] {
    const known = this.values.get(key);
    if (known === undefined) return [];
    return known instanceof Set ? [...known] : [known];
  }

  /** The value that a key was given first; undefined where it has none. */
  firstOf(key: K): V | undefined {
    const known = this.values.get(key);
    return known instanceof Set ? known.values().next().value : known;
  }

  /** Adds a value; whether the key did not have it yet. */
  add(key: K, value: V): boolean {
    const known = this.values.get(key);
    if (known === undefined) {
      this.values.set(key, value);
      return true;
    }
    if (known instanceof Set) {
      const before = known.size;
      return known.add(value).size > before;
    }
    if (known === value) return false;
    this.values.set(key, new Set([known, value]));
    return true;
  }
}
