import owasp from '@stoplight/spectral-owasp-ruleset';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import { GATEWAY_FINDINGS, gatewayRuleset } from './gatewayRuleset';
import { guardMessages } from './guardMessages';
import { knownValid } from './knownValid';
import { refusal } from './refusal';
import type { ShippedFunctions } from './shippedFunctions';

/** The rulesets that Specwright ships; `rulesets/<name>/ruleset.yaml` says the same in words, and a test holds them equal. */
export type ShippedName = 'specwright:oas' | 'specwright:owasp' | 'specwright:recommended' | 'specwright:gateway';

const OAS = knownValid(guardMessages(oas));
const OWASP = knownValid(guardMessages(owasp));

const RECOMMENDED = knownValid({ extends: [OAS, OWASP] });
const GATEWAY = new WeakMap<ShippedFunctions, object>();

const DEFINITIONS: Readonly<Record<ShippedName, (functions: ShippedFunctions) => object>> = {
  'specwright:oas': () => OAS,
  'specwright:owasp': () => OWASP,
  'specwright:recommended': () => RECOMMENDED,
  'specwright:gateway': gatewayDefinition,
};

/** Their names, for people. */
export const SHIPPED_NAMES: readonly string[] = Object.keys(DEFINITIONS);

const OWASP_ADDRESS =
  /^https:\/\/(?:unpkg\.com|esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm)\/@stoplight\/spectral-owasp-ruleset(?:@[\w.^~*-]+)?(?:\/[\w./-]*)?(?:\?[\w=&.-]*)?$/;
const OWASP_PACKAGE = /^@stoplight\/spectral-owasp-ruleset(?:@[\w.^~*-]+)?(?:\/[\w./-]*)?$/;

/**
 * Which shipped ruleset a name means, so that it is looked up neither on disk nor on the network: its own name, `spectral:oas`, or the OWASP
 * ruleset as a package or at its usual addresses, in any version.
 */
export function shippedNameOf(name: string): ShippedName | undefined {
  if (isShippedName(name)) return name;
  if (name === 'spectral:oas') return 'specwright:oas';
  return OWASP_ADDRESS.test(name) || OWASP_PACKAGE.test(name) ? 'specwright:owasp' : undefined;
}

/**
 * The definition of a shipped ruleset in Spectral's own form, always the same object for the same functions. Throws `RulesetRefused` where a
 * function that it uses is not there.
 */
export function shippedDefinition(name: ShippedName, functions: ShippedFunctions): object {
  return DEFINITIONS[name](functions);
}

function gatewayDefinition(functions: ShippedFunctions): object {
  const known = GATEWAY.get(functions);
  if (known !== undefined) return known;
  const findings = functions.get(GATEWAY_FINDINGS);
  if (findings === undefined) throw refusal('specwright:gateway cannot judge here: what it knows of the gateway is missing.', undefined);
  const definition = knownValid(gatewayRuleset(findings));
  GATEWAY.set(functions, definition);
  return definition;
}

function isShippedName(name: string): name is ShippedName {
  return Object.hasOwn(DEFINITIONS, name);
}
