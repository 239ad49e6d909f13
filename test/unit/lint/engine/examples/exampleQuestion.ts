import assert from 'node:assert/strict';
import type { Format, RulesetFunctionContext } from '@stoplight/spectral-core';
import { oas2, oas3, oas3_0, oas3_1 } from '@stoplight/spectral-formats';
import { oasExample } from '@stoplight/spectral-rulesets/dist/oas/functions';
import { isJsonObject } from '../../../../../server/src/document/jsonValue';
import type { ExampleJudge } from '../../../../../server/src/lint/engine/examples/exampleJudge';
import type { ExampleOptions } from '../../../../../server/src/lint/engine/examples/exampleItems';
import { NotForetold } from '../../../../../server/src/lint/engine/examples/fault';

/** The versions whose schemas are read in a way of their own. */
export const VERSIONS = [
  { formats: [oas2], oasVersion: 2 },
  { formats: [oas3, oas3_0], oasVersion: 3 },
  { formats: [oas3, oas3_1], oasVersion: 3 },
] as const;
const INVENTORIES = VERSIONS.map(() => ({}));

/** As much of a context as the functions look at; one inventory a version, since Spectral makes validators anew for each. */
function contextOf(version: number, path: readonly string[]): RulesetFunctionContext {
  const formats: readonly Format[] = VERSIONS[version]?.formats ?? [];
  const context: unknown = {
    document: { formats: new Set(formats), data: {} },
    documentInventory: INVENTORIES[version],
    rule: { resolved: true },
    path: [...path],
  };
  assert.ok(isContext(context));
  return context;
}

function isContext(value: unknown): value is RulesetFunctionContext {
  return typeof value === 'object' && value !== null && 'documentInventory' in value;
}

/** A value that `oasExample` is asked about. */
export interface Question {
  readonly value: unknown;
  readonly options: ExampleOptions;
  readonly version: number;
  readonly path: readonly string[];
}

/** What is found. */
export type Answer = readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];

/** What Spectral's own function says. */
export function stockAnswer({ value, options, version, path }: Question): Answer {
  const results = oasExample(isJsonObject(value) ? value : {}, options, contextOf(version, path));
  assert.ok(results === undefined || Array.isArray(results));
  return results ?? [];
}

/** What the engine says; undefined where it leaves the answer to Spectral. */
export function ownAnswer(judge: ExampleJudge, { value, options, version, path }: Question): Answer | undefined {
  try {
    return judge.resultsOf(value, options, contextOf(version, path));
  } catch (error) {
    assert.ok(error instanceof NotForetold, String(error));
    return undefined;
  }
}
