import { isJsonArray, type JsonObject, type JsonValue } from '../../document/jsonValue';
import type { Fields } from './field';

/** What is known of a plugin's config: the facts of Kong 3.9, written down as a table. */
export interface PluginConfig {
  /** Where the facts can be looked up. */
  readonly source: string;
  readonly fields: Fields;
  /** Whether the plugin cannot be one consumer's. */
  readonly noConsumer?: true;
  /** What holds between fields. */
  readonly rules?: readonly ConfigRule[];
  /** What the gateway takes and decK, on the way there, does not. */
  readonly deckRules?: readonly ConfigRule[];
}

/** What is wrong with a config as a whole, as a sentence; undefined where nothing is. */
export type ConfigRule = (config: JsonObject) => string | undefined;

/** One of these fields must be given. */
export function atLeastOneOf(...names: readonly string[]): ConfigRule {
  return (config) => (names.some((name) => isGiven(config[name])) ? undefined : `One of ${listed(names)} must be given.`);
}

/** No two of these fields may be given. */
export function notTogether(...names: readonly string[]): ConfigRule {
  return (config) => {
    const given = names.filter((name) => isGiven(config[name]));
    return given.length > 1 ? `${listed(given)} cannot be given together.` : undefined;
  };
}

/** Where a field has a value, another must be given. */
export function neededWhere(name: string, value: string, needed: string): ConfigRule {
  return (config) => (config[name] !== value || isGiven(config[needed]) ? undefined : `With ${name}: ${value}, ${needed} must be given.`);
}

/** Null is as good as absent; so is an empty list, to most of Kong's rules. */
export function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && !(isJsonArray(value) && value.length === 0);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
