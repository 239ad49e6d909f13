const declared = new WeakSet<object>();

/**
 * Notes that a ruleset declares a function of its own pure (docs/engine.md): what it answers depends on the value and the options that it is given and on
 * nothing else, neither the path nor the document nor what it saw before, and it changes nothing.
 */
export function declarePure(fn: object): void {
  declared.add(fn);
}

/** Whether a ruleset declares this function of its own pure. */
export function isDeclaredPure(fn: object): boolean {
  return declared.has(fn);
}
