/** Which objects were read for which others, so that what is known of an object can be forgotten together with all that rests on it. */
export class Users {
  private readonly of = new WeakMap<object, object[]>();

  /** Notes that an object was read for another. */
  note(used: object, user: object): void {
    const known = this.of.get(used);
    if (known === undefined) this.of.set(used, [user]);
    else if (known.at(-1) !== user) known.push(user);
  }

  /** The given objects and all that they were read for, at any distance. */
  above(changed: Iterable<object>): Set<object> {
    const found = new Set(changed);
    for (const object of found) for (const user of this.of.get(object) ?? []) found.add(user);
    return found;
  }
}
