import owasp from '@stoplight/spectral-owasp-ruleset';
import * as core from '@stoplight/spectral-functions';
import * as oas from '@stoplight/spectral-rulesets/dist/oas/functions';
import * as shared from '@stoplight/spectral-rulesets/dist/shared/functions';
import serverVariables from '@stoplight/spectral-rulesets/dist/shared/functions/serverVariables';

import { behindGuard } from '../../ruleset/guardMessages';
import { isDeclaredPure } from '../../ruleset/pureFunctions';

/**
 * What a rule function's answer depends on, besides its options and the formats of the document:
 * - `value`: the value alone;
 * - `name`: the value and the last name of its path, which its messages quote;
 * - `side`: the value and the side of the exchange (`ExampleSide`);
 * - `path`: the value, and the path as the beginning of the paths that it gives back;
 * - `fixed`: more of the path than that, so that it is asked at every path.
 */
export type Dependence = 'value' | 'name' | 'side' | 'path' | 'fixed';

const BY_NAME: Readonly<Record<string, Dependence>> = {
  casing: 'value',
  defined: 'value',
  enumeration: 'value',
  falsy: 'value',
  length: 'value',
  or: 'value',
  pattern: 'value',
  truthy: 'value',
  undefined: 'value',
  xor: 'value',
  schema: 'name',
  // It asks for the document in which the path ends, to see its keys in the order of the text.
  alphabetical: 'path',
  unreferencedReusableObject: 'fixed',
  oasOpSuccessResponse: 'value',
  oasOpFormDataConsumeCheck: 'value',
  typedEnum: 'value',
  oasDiscriminator: 'path',
  oasOpParams: 'path',
  oasSchema: 'name',
  oasExample: 'side',
  oasDocumentSchema: 'fixed',
  oasSecurityDefined: 'fixed',
  oasUnusedComponent: 'fixed',
  oasOpIdUnique: 'fixed',
  oasPathParam: 'fixed',
  oasTagDefined: 'fixed',
  refSiblings: 'fixed',
  uniquenessTags: 'path',
  serverVariables: 'path',
};

/** A rule function that we know. */
export interface KnownFunction {
  readonly dependence: Dependence;
  /** What Spectral calls it; undefined for one of the OWASP ruleset's own or of another ruleset's. */
  readonly name: string | undefined;
}

const KNOWN = new Map<unknown, KnownFunction>();
for (const functions of [core, oas, shared, { serverVariables }]) {
  for (const [name, fn] of Object.entries(functions)) {
    const dependence = BY_NAME[name];
    if (typeof fn === 'function' && dependence !== undefined) KNOWN.set(fn, { dependence, name });
  }
}

// What is left of the OWASP ruleset looks at a whole document, and gives back paths of its own.
for (const rule of Object.values(owasp.rules)) {
  const then = typeof rule === 'object' && 'then' in rule ? rule.then : [];
  for (const { function: fn } of Array.isArray(then) ? then : [then])
    if (!KNOWN.has(fn)) KNOWN.set(fn, { dependence: 'fixed', name: undefined });
}

/** A ruleset's own function may read its value however deep. */
const DECLARED_PURE: KnownFunction = { dependence: 'value', name: undefined };

/** What is known of a rule function; undefined for one that is not ours to know, such as a ruleset's own that is not declared pure. */
export function knownFunction(fn: object): KnownFunction | undefined {
  const behind = behindGuard(fn);
  return KNOWN.get(behind) ?? (isDeclaredPure(behind) ? DECLARED_PURE : undefined);
}

/** Whether a rule function asks in which order the text has the keys of an object. */
export function asksForKeyOrder(fn: object): boolean {
  return behindGuard(fn) === core.alphabetical;
}
