import type { JsonObject } from '../../document/jsonValue';
import { canonicalJson } from '../canonicalJson';
import type { SpecNode } from '../specNode';
import { KEY_PLUGINS } from './authPlugins';
import { eitherScopes, isWithin, type ScopeSets } from './scopeSets';

/** What one scheme of a requirement asks of the gateway: a plugin, and what its config must say. */
export interface Demand {
  readonly plugin: string;
  /** What follows from the scheme. */
  readonly needs: JsonObject;
  /** The plugin as `x-kong-security-<plugin>` on the scheme begins it; empty without one. */
  readonly given: JsonObject;
  /** Where that extension stands. */
  readonly extension?: SpecNode;
  readonly scopes: ScopeSets;
}

/** Why nothing enforces a scheme: the end of a sentence, and what to do about it as sentences of their own. */
export interface Gap {
  readonly reason: string;
  readonly advice: string;
}

export function isGap(value: object): value is Gap {
  return 'reason' in value;
}

/** Whether every caller who meets `stricter` meets `laxer` as well. */
export function isMetBy(laxer: Demand, stricter: Demand): boolean {
  return isAlike(laxer, stricter) && isWithin(stricter.scopes, laxer.scopes);
}

/** One demand that a caller meets exactly by meeting one of two; undefined where a single instance of the plugin cannot say so. */
export function either(a: Demand, b: Demand): Demand | undefined {
  if (isAlike(a, b)) return { ...a, scopes: eitherScopes(a.scopes, b.scopes) };
  if (a.plugin !== b.plugin || !KEY_PLUGINS.has(a.plugin) || !isSame(a.given, b.given)) return undefined;
  return { ...a, needs: eitherKey(a.needs, b.needs) };
}

function isAlike(a: Demand, b: Demand): boolean {
  return a.plugin === b.plugin && isSame(a.needs, b.needs) && isSame(a.given, b.given);
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Keys under the names and in the places of both. */
function eitherKey(a: JsonObject, b: JsonObject): JsonObject {
  const names = [a, b].flatMap(({ key_names }) => (Array.isArray(key_names) ? key_names : []));
  return {
    key_names: [...new Set(names)],
    key_in_header: a['key_in_header'] === true || b['key_in_header'] === true,
    key_in_query: a['key_in_query'] === true || b['key_in_query'] === true,
    key_in_body: false,
  };
}
