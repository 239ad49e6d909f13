import type { JsonObject } from '../../document/jsonValue';
import type { Context } from '../context';
import type { Gateway } from '../gateway';
import type { KongObject } from '../kongExtensions';
import { lackOf } from '../pluginConfigs/editions';
import { Refusal } from '../refusal';
import type { SpecNode } from '../specNode';
import type { Demand, Gap } from './demand';

const EXTENSION = 'x-kong-security-';

/** The names that `key-auth` takes for a key: those of headers (`kong/db/schema/typedefs.lua`, `header_name`). */
const KEY_NAME = /^[a-zA-Z0-9_-]+$/;

/** The plugin that follows from a scheme, with what the scheme says of its config. */
interface Match {
  readonly plugin: string;
  readonly needs: JsonObject;
}

/** What a security scheme asks of a gateway, with the scopes of one requirement; or why that gateway cannot enforce it. */
export function demandOf(context: Context, scheme: SpecNode, scopes: readonly string[], gateway: Gateway): Demand | Gap {
  const extension = extensionOf(context, scheme);
  const match = matchOf(scheme);
  // The author may know a plugin where the scheme alone tells of none, or of another.
  const found =
    extension === undefined || ('plugin' in match && match.plugin === extension.plugin) ? match : { plugin: extension.plugin, needs: {} };
  if (!('plugin' in found)) return found;
  const lack = lackOf(found.plugin, gateway);
  if (lack !== undefined) return { reason: lack, advice: 'Choose a gateway that has it, or another scheme.' };
  return { ...found, given: extension?.value ?? {}, scopes: scopes.length === 0 ? [] : [scopes] };
}

function extensionOf(context: Context, scheme: SpecNode): (KongObject & { readonly plugin: string }) | undefined {
  const [key, another] = scheme.entries.map(([name]) => name).filter((name) => name.startsWith(EXTENSION));
  if (key === undefined) return undefined;
  const value = context.extensions.objectOf(scheme, key);
  if (another !== undefined) throw new Refusal(scheme, `A scheme is enforced by one plugin; ${key} and ${another} name two.`);
  return value === undefined ? undefined : { ...value, plugin: key.slice(EXTENSION.length) };
}

function matchOf(scheme: SpecNode): Match | Gap {
  const type = scheme.child('type')?.text ?? '';
  if (type === 'apiKey') return apiKey(scheme);
  if (type === 'http') return http(scheme);
  if (type === 'mutualTLS') return { plugin: 'mtls-auth', needs: {} };
  if (type === 'openIdConnect') return issuedBy(scheme.child('openIdConnectUrl')?.text ?? '', 'Add its openIdConnectUrl.');
  if (type === 'oauth2') {
    const advice = 'Say the issuer with x-kong-security-openid-connect on the scheme: { config: { issuer: https://… } }.';
    return issuedBy(scheme.child('oauth2MetadataUrl')?.text ?? '', advice);
  }
  return { reason: `its type “${type}” is not known`, advice: 'Use apiKey, http, oauth2, openIdConnect or mutualTLS.' };
}

function apiKey(scheme: SpecNode): Match | Gap {
  const name = scheme.child('name')?.text ?? '';
  const place = scheme.child('in')?.text ?? '';
  if (place === 'cookie') {
    return {
      reason: 'key-auth reads no cookies',
      advice: 'Take the key in a header, or name the plugin that reads it with x-kong-security-<plugin> on the scheme.',
    };
  }
  if (place !== 'header' && place !== 'query') return { reason: `an API key cannot be in “${place}”`, advice: 'Use header or query.' };
  if (!KEY_NAME.test(name)) {
    return { reason: `key-auth cannot look for a key named “${name}”`, advice: 'Use letters, digits, - and _ alone.' };
  }
  return {
    plugin: 'key-auth',
    needs: { key_names: [name], key_in_header: place === 'header', key_in_query: place === 'query', key_in_body: false },
  };
}

function http(scheme: SpecNode): Match | Gap {
  const name = (scheme.child('scheme')?.text ?? '').toLowerCase();
  if (name === 'basic') return { plugin: 'basic-auth', needs: {} };
  const advice = 'Name the plugin that checks it with x-kong-security-<plugin> on the scheme.';
  if (name !== 'bearer') return { reason: `no plugin is known for the HTTP scheme “${name}”`, advice };
  // RFC 6750, section 2.1: the token is in the Authorization header; the plugin's own default looks into the query as well.
  if ((scheme.child('bearerFormat')?.text ?? '').toUpperCase() === 'JWT') return { plugin: 'jwt', needs: { uri_param_names: [] } };
  return { reason: 'jwt checks bearer tokens only where bearerFormat is JWT', advice: `Say bearerFormat: JWT if they are. ${advice}` };
}

function issuedBy(issuer: string, advice: string): Match | Gap {
  if (issuer === '') return { reason: 'its issuer is not known', advice };
  return { plugin: 'openid-connect', needs: { issuer } };
}
