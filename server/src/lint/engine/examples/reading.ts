import type { Judge } from './fault';
import type { JsonType } from './jsonTypes';

/** What is known of a schema for as long as nothing in it changes. */
export interface Reading {
  /** Whether ajv has anything to judge by in it: without, it takes every value, and ajv passes over it. */
  readonly hasRules: boolean;
  /**
   * Where compiling ends: `nowhere`; at a `nullable` without `type`, whose message is the finding then; or at a reference that leads out of the
   * schema, which Spectral says nothing about, nor about the example.
   */
  readonly ends: 'nowhere' | 'nullable' | 'reference';
  /** The types that it takes, none for all. */
  readonly types: readonly JsonType[];
  readonly judge: Judge;
}

/** A schema in parts: what it is judged by, and the readings of the schemas within it. */
export interface SchemaParts {
  readonly rules: ReadonlyMap<string, unknown>;
  readonly isDraft4: boolean;
  /** The schemas of a keyword; those of `properties` with their names. */
  readonly within: (keyword: string) => readonly Reading[];
  readonly properties: ReadonlyMap<string, Reading>;
}

/** The number that a keyword has; undefined where the schema does not have it. */
export function numberOf(rules: SchemaParts['rules'], keyword: string): number | undefined {
  const value = rules.get(keyword);
  return typeof value === 'number' ? value : undefined;
}
