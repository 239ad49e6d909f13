/** A rule function in Spectral's form: value, options and context in, `{ message, path }` objects out. */
export type ShippedFunction = (this: unknown, ...args: never[]) => unknown;

/** The functions that shipped rulesets use and that `ruleset` does not have itself, by name; `main/` says which there are. */
export type ShippedFunctions = ReadonlyMap<string, ShippedFunction>;
