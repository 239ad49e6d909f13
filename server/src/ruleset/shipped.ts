import owasp from '@stoplight/spectral-owasp-ruleset';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import { guardMessages } from './guardMessages';

/** The rulesets that Specwright ships; `rulesets/<name>/ruleset.yaml` says the same in words, and a test holds them equal. */
export type ShippedName = 'specwright:oas' | 'specwright:owasp' | 'specwright:recommended';

const OAS = guardMessages(oas);
const OWASP = guardMessages(owasp);

const DEFINITIONS: Readonly<Record<ShippedName, object>> = {
  'specwright:oas': OAS,
  'specwright:owasp': OWASP,
  'specwright:recommended': { extends: [OAS, OWASP] },
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

/** The definition of a shipped ruleset in Spectral's own form, always the same object. */
export function shippedDefinition(name: ShippedName): object {
  return DEFINITIONS[name];
}

function isShippedName(name: string): name is ShippedName {
  return Object.hasOwn(DEFINITIONS, name);
}
