import { isJsonArray, type JsonObject } from '../../../document/jsonValue';
import { BOOLEAN, each, listOf, numberBetween, oneOf, TEXT, TEXTS } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const JWT: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/jwt/schema.lua',
  noConsumer: true,
  fields: {
    ...each(TEXTS, 'uri_param_names', 'cookie_names', 'header_names'),
    ...each(TEXT, 'anonymous', 'key_claim_name', 'realm'),
    ...each(BOOLEAN, 'secret_is_base64', 'run_on_preflight'),
    claims_to_verify: listOf(oneOf('exp', 'nbf')),
    /** Seconds. */
    maximum_expiration: numberBetween(0, 31_536_000),
  },
  rules: [expiryIsVerified],
};

function expiryIsVerified({ maximum_expiration: longest, claims_to_verify: claims }: JsonObject): string | undefined {
  if (typeof longest !== 'number' || longest <= 0 || (isJsonArray(claims) && claims.includes('exp'))) return undefined;
  return 'With maximum_expiration, claims_to_verify must contain exp.';
}
