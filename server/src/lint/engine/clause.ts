import type { Ruleset } from '@stoplight/spectral-core';
import type { Dependence } from './knownFunctions';

export type Rule = Ruleset['rules'][string];
export type Then = Rule['then'][number];

/** A rule function of a rule, and what its answer depends on. */
export interface Clause {
  readonly then: Then;
  readonly dependence: Dependence;
  /** What Spectral calls the function; undefined for one of the OWASP ruleset's own or of another ruleset's. */
  readonly name: string | undefined;
}
