import type { JsonObject } from '../../document/jsonValue';
import type { Context } from '../context';
import type { Gateway } from '../gateway';
import { lackOf } from '../pluginConfigs/editions';
import type { SpecNode } from '../specNode';
import type { Demand, Gap } from './demand';
import { allOf } from './scopeSets';

const EXTENSION = 'x-kong-security-';
const NAME_IT = 'Name the plugin that checks it with x-kong-security-<plugin> on the scheme.';

/** The names that `key-auth` takes for a key: those of headers (Kong 3.9, `validate_header_name` in `kong/tools/http.lua`). */
const KEY_NAME = /^[a-zA-Z0-9_-]+$/;

/** The plugin that follows from a scheme, with what the scheme says of its config. */
interface Match {
  readonly plugin: string;
  readonly needs: JsonObject;
}

/** No plugin follows from the scheme, but some may check such credentials, and do so where the author has put them in place. */
type NoMatch = Gap & { readonly others: readonly string[] };

/** What a security scheme asks of a gateway, with the scopes of one requirement; or why that gateway cannot enforce it. */
export function demandOf(
  context: Context,
  scheme: SpecNode,
  scopes: readonly string[],
  gateway: Gateway,
  authored: ReadonlyMap<string, unknown>,
): Demand | Gap {
  const named = scheme.entries.map(([name]) => name).filter((name) => name.startsWith(EXTENSION));
  if (named.length > 1) return { reason: `${named.join(' and ')} name more than one plugin`, advice: 'Leave one.' };
  const [key] = named;
  const extension = key === undefined ? undefined : context.extensions.objectOf(scheme, key);
  const found = chosen(matchOf(scheme), key?.slice(EXTENSION.length), authored);
  if (!('plugin' in found)) return found;
  const { plugin, needs } = found;
  const lack = lackOf(plugin, gateway);
  if (lack !== undefined) return { reason: lack, advice: 'Choose a gateway that has it, or another scheme.' };
  if (scopes.length > 0 && plugin !== 'openid-connect') {
    return {
      reason: `${plugin} checks no scopes or roles, and the requirement asks for ${scopes.join(', ')}`,
      advice: 'Have them checked behind the gateway.',
    };
  }
  return { plugin, needs, given: extension?.value ?? {}, scopes: allOf(scopes), ...(extension && { extension: extension.node }) };
}

/** The author's word goes first; and where no plugin follows from the scheme, one that is in place is taken to be meant for it. */
function chosen(match: Match | NoMatch, named: string | undefined, authored: ReadonlyMap<string, unknown>): Match | Gap {
  if ('plugin' in match) return named === undefined || named === match.plugin ? match : { plugin: named, needs: {} };
  const plugin = named ?? match.others.find((other) => authored.has(other));
  return plugin === undefined ? match : { plugin, needs: {} };
}

function matchOf(scheme: SpecNode): Match | NoMatch {
  const type = scheme.child('type')?.text ?? '';
  if (type === 'apiKey') return apiKey(scheme);
  if (type === 'http') return http(scheme);
  if (type === 'mutualTLS') return { plugin: 'mtls-auth', needs: {} };
  if (type === 'openIdConnect') return issuedBy(scheme.child('openIdConnectUrl')?.text ?? '', 'Add its openIdConnectUrl.');
  if (type === 'oauth2') {
    // Since OpenAPI 3.2, a scheme may say where the authorization server describes itself (RFC 8414).
    const advice = 'Say the issuer with x-kong-security-openid-connect on the scheme: { config: { issuer: https://… } }.';
    return issuedBy(scheme.child('oauth2MetadataUrl')?.text ?? '', advice);
  }
  return { reason: `its type “${type}” is not known`, advice: 'Use apiKey, http, oauth2, openIdConnect or mutualTLS.', others: [] };
}

function apiKey(scheme: SpecNode): Match | NoMatch {
  const name = scheme.child('name')?.text ?? '';
  const place = scheme.child('in')?.text ?? '';
  if (place === 'cookie') {
    return { reason: 'key-auth reads no cookies', advice: `Take the key in a header. ${NAME_IT}`, others: [] };
  }
  if (place !== 'header' && place !== 'query')
    return { reason: `an API key cannot be in “${place}”`, advice: 'Use header or query.', others: [] };
  if (!KEY_NAME.test(name)) {
    return { reason: `key-auth cannot look for a key named “${name}”`, advice: 'Use letters, digits, - and _ alone.', others: [] };
  }
  return {
    plugin: 'key-auth',
    needs: { key_names: [name], key_in_header: place === 'header', key_in_query: place === 'query', key_in_body: false },
  };
}

function http(scheme: SpecNode): Match | NoMatch {
  const name = (scheme.child('scheme')?.text ?? '').toLowerCase();
  if (name === 'basic') return { plugin: 'basic-auth', needs: {} };
  if (name !== 'bearer')
    return {
      reason: `no plugin is known for the HTTP scheme “${name}”`,
      advice: NAME_IT,
      others: ['hmac-auth', 'ldap-auth', 'ldap-auth-advanced'],
    };
  // RFC 6750, section 2.1: the token is in the Authorization header; the plugin's own default looks into the query as well.
  if ((scheme.child('bearerFormat')?.text ?? '').toUpperCase() === 'JWT') return { plugin: 'jwt', needs: { uri_param_names: [] } };
  return {
    reason: 'jwt checks bearer tokens only where bearerFormat is JWT',
    advice: `Say bearerFormat: JWT if they are. ${NAME_IT}`,
    others: ['openid-connect', 'oauth2', 'oauth2-introspection', 'jwt'],
  };
}

function issuedBy(issuer: string, advice: string): Match | NoMatch {
  if (issuer === '') {
    return { reason: 'its issuer is not known', advice, others: ['openid-connect', 'oauth2', 'oauth2-introspection', 'jwt'] };
  }
  return { plugin: 'openid-connect', needs: { issuer } };
}
