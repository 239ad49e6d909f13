import type { JsonObject } from '../../document/jsonValue';

/** What one scheme of a requirement asks of the gateway: a plugin, and what its config must say. */
export interface Demand {
  readonly plugin: string;
  /** What follows from the scheme. */
  readonly needs: JsonObject;
  /** The plugin as `x-kong-security-<plugin>` on the scheme begins it; empty without one. */
  readonly given: JsonObject;
  /** The sets of scopes of which a caller needs one, every scope of it; empty where none are asked for. */
  readonly scopes: readonly (readonly string[])[];
}

/** Why nothing enforces a scheme: the end of a sentence, and what to do about it as sentences of their own. */
export interface Gap {
  readonly reason: string;
  readonly advice: string;
}

export function isGap(value: Demand | Gap): value is Gap {
  return 'reason' in value;
}
