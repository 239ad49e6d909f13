import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';

/** How many JSONPaths one `given` may stand for; the stock rules stay below ten. */
const MOST_EXPANSIONS = 1_000;

/** What each alias of a ruleset can stand for: in the ruleset itself, in any of its overrides, for any format. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** Thrown when an alias leads to itself or to too many paths. */
export class AliasError extends Error {}

/**
 * The aliases of a ruleset file. Overrides may replace an alias and formats choose among its targets, so that only a run knows which text is used:
 * all of them are collected.
 */
export function aliasesOf(value: JsonObject): Aliases {
  const aliases = new Map<string, string[]>();
  const overrides = isJsonArray(value['overrides']) ? value['overrides'] : [];
  for (const part of [value, ...overrides]) {
    const named = isJsonObject(part) ? part['aliases'] : undefined;
    for (const [name, alias] of Object.entries(isJsonObject(named) ? named : {})) {
      aliases.set(name, [...(aliases.get(name) ?? []), ...givenOf(alias).map(({ text }) => text)]);
    }
  }
  return aliases;
}

/** A JSONPath as it stands in an alias or a `given`, with where it stands in it. */
export interface Given {
  readonly text: string;
  readonly at: JsonPath;
}

/** Every text of an alias, of its targets, or of a rule's `given`. */
export function givenOf(value: JsonValue | undefined): Given[] {
  if (typeof value === 'string') return [{ text: value, at: [] }];
  if (isJsonArray(value)) return value.flatMap((text, i) => (typeof text === 'string' ? [{ text, at: [i] }] : []));
  const targets = isJsonObject(value) && isJsonArray(value['targets']) ? value['targets'] : [];
  return targets.flatMap((target, i) =>
    isJsonObject(target) ? givenOf(target['given']).map(({ text, at }) => ({ text, at: ['targets', i, 'given', ...at] })) : [],
  );
}

/**
 * Every JSONPath that a text can stand for once its aliases are replaced (`#Name` and what follows it). An unknown alias gives none, since
 * Spectral's own validation names it. Throws `AliasError`.
 */
export function expandAliases(text: string, aliases: Aliases): string[] {
  const expanded: string[] = [];
  const pending: { text: string; from: readonly string[] }[] = [{ text, from: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const name = /^#([A-Za-z0-9_-]+)/.exec(next.text)?.[1];
    if (name === undefined) expanded.push(next.text);
    else if (next.from.includes(name)) throw new AliasError(`the alias “${name}” leads to itself`);
    else {
      const rest = next.text.slice(name.length + 1);
      for (const item of aliases.get(name) ?? []) pending.push({ text: item + rest, from: [...next.from, name] });
    }
    if (expanded.length + pending.length > MOST_EXPANSIONS)
      throw new AliasError(`its aliases stand for more than ${MOST_EXPANSIONS} paths`);
  }
  return expanded;
}
