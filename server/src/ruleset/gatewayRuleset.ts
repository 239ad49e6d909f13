import { oas2, oas3 } from '@stoplight/spectral-formats';
import { guardFunction } from './guardMessages';
import type { ShippedFunction } from './shippedFunctions';

/** The function that every rule of `specwright:gateway` uses; its `code` option says which findings are wanted. */
export const GATEWAY_FINDINGS = 'gatewayFindings';

interface GatewayRule {
  readonly description: string;
  readonly severity: 'error' | 'warn';
  /** Whether it judges Swagger 2 as well. */
  readonly swagger?: true;
  /** Whether its findings stay at the place in the root, even where a `$ref` stands there. */
  readonly atRoot?: true;
}

/** `rulesets/gateway/ruleset.yaml` says the same in words. */
const RULES: Readonly<Record<string, GatewayRule>> = {
  'gateway-export-refused': { description: 'The export has to be able to carry everything.', severity: 'error', swagger: true },
  'gateway-requirement-unenforced': {
    description: 'The gateway has to be able to enforce every security requirement.',
    severity: 'warn',
  },
  'gateway-own-servers-security': {
    description: 'An operation with servers of its own must keep the document’s protection.',
    severity: 'warn',
  },
  'gateway-path-parameter-name': {
    description: 'The gateway has to be able to name a path parameter.',
    severity: 'error',
    atRoot: true,
  },
  'gateway-path-parameter-length': {
    description: 'The name of a path parameter should fit into every gateway’s regular expressions.',
    severity: 'warn',
    atRoot: true,
  },
  'gateway-route-unique': { description: 'No two operations may have the same route.', severity: 'error', atRoot: true },
  'gateway-route-shadowed': { description: 'The gateway should try the more exact route first.', severity: 'warn', atRoot: true },
  'gateway-name-unique': { description: 'No two entities of a kind may have the same name.', severity: 'error', atRoot: true },
  'gateway-export-left-out': { description: 'The export should not have to leave anything out.', severity: 'warn' },
  'gateway-plugin-config': { description: 'The gateway has to take the config of every plugin.', severity: 'warn' },
};

/** The definition of `specwright:gateway` in Spectral's own form, with the function that judges. */
export function gatewayRuleset(findings: ShippedFunction): object {
  const guarded = guardFunction(findings);
  const rules = Object.entries(RULES).map(([code, { description, severity, swagger, atRoot }]) => [
    code,
    {
      description,
      message: '{{error}}',
      severity,
      formats: swagger === true ? [oas2, oas3] : [oas3],
      given: '$',
      ...(atRoot === true ? { resolved: false } : {}),
      then: { function: guarded, functionOptions: { code } },
    },
  ]);
  return { rules: Object.fromEntries(rules) };
}
