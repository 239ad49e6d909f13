import { Ruleset, type Rule } from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { checkFunction } from '../../../server/src/lint/checkFunction';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { gatewayRuleset } from '../../../server/src/ruleset/gatewayRuleset';
import type { Facts } from './rulePage';

const detectors = [formats.oas2, formats.oas3, formats.oas3_0, formats.oas3_1, formats.oas3_2];

const roots: Readonly<Record<string, object>> = {
  '2.0': { swagger: '2.0' },
  '3.0': { openapi: '3.0.3' },
  '3.1': { openapi: '3.1.0' },
  '3.2': { openapi: '3.2.0' },
};

const severities = ['error', 'warn', 'info', 'hint'];

/** The rulesets that judge unless another is chosen, as Spectral reads them, by the name of their page. */
export const recommended: ReadonlyMap<string, Ruleset> = new Map([
  ['oas', new Ruleset(defaultOf(oas))],
  ['owasp', new Ruleset(defaultOf(owasp))],
]);

/** Every shipped ruleset with rules of its own, likewise. */
export const shipped: ReadonlyMap<string, Ruleset> = new Map([
  ...recommended,
  ['gateway', new Ruleset(gatewayRuleset(checkFunction(gatewayFindings)))],
]);

/** The facts that a page must state about a rule, read from the rule itself. */
export function factsOf(rule: Rule): Facts {
  return {
    severity: severities[rule.severity] ?? String(rule.severity),
    onByDefault: rule.recommended,
    versions: Object.keys(roots).filter((version) => looksAt(rule, version)),
  };
}

/** A rule looks at a version if its formats match and if, for that version, its aliases lead to any path at all. */
function looksAt(rule: Rule, version: string): boolean {
  const matching = new Set(detectors.filter((detect) => detect(roots[version], null)));
  return rule.matchesFormat(matching) && rule.getGivenForFormats(matching).length > 0;
}

/** CommonJS packages arrive as `{ default }` under some loaders and as the ruleset itself under others. */
function defaultOf(module: object): object {
  return 'default' in module && typeof module.default === 'object' && module.default !== null ? module.default : module;
}
