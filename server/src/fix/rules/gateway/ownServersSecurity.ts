import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../document/jsonValue';
import { setMapEntry } from '../../edit/setMapEntry';
import type { Fix } from '../../fix';
import { editsIn } from '../../openapi/editsIn';
import { securitySchemeOf } from '../../openapi/securityScheme';

const PLUGIN = 'x-kong-plugin-openid-connect';
const EXTENSION = 'x-kong-security-openid-connect';

/** `gateway-own-servers-security`: puts the plugin on the operation that decK makes for the document of its requirement. */
export const ownServersSecurity: Fix = {
  code: 'gateway-own-servers-security',
  safety: 'changesContract',
  title: () => `Put ${PLUGIN} on the operation (changes whom the gateway lets through)`,
  edits(document, finding, context) {
    const path = finding.path.slice(0, -1);
    const operation = valueAt(document.value, path);
    if (!isJsonObject(operation) || PLUGIN in operation) return undefined;
    const requirement = requirementOf(operation['security'] ?? valueAt(context.root.value, ['security']));
    const scheme = requirement && securitySchemeOf(requirement.name, context)?.value;
    const plugin = requirement && isJsonObject(scheme) ? pluginOf(scheme, requirement.scopes, titleOf(context.root.value)) : undefined;
    return (
      plugin && editsIn(document, setMapEntry(document, path, PLUGIN, plugin, { after: [String(finding.path.at(-1))], otherwise: 'end' }))
    );
  },
};

/** The only requirement, of the only scheme; anything else is no plugin to decK. */
function requirementOf(security: JsonValue | undefined): { readonly name: string; readonly scopes: readonly string[] } | undefined {
  const [requirement, another] = isJsonArray(security) ? security : [];
  const [entry, more] = isJsonObject(requirement) ? Object.entries(requirement) : [];
  return entry === undefined || another !== undefined || more !== undefined ? undefined : { name: entry[0], scopes: textsOf(entry[1]) };
}

/** The plugin of a scheme, with what its extension says of it; undefined where that extension stands elsewhere or is none. */
function pluginOf(scheme: JsonObject, scopes: readonly string[], title: string): JsonObject | undefined {
  const given = scheme[EXTENSION] ?? {};
  if (!isJsonObject(given) || '$ref' in given) return undefined;
  const config = given['config'] ?? {};
  if (!isJsonObject(config)) return undefined;
  const issuer = config['issuer'] ?? scheme['openIdConnectUrl'];
  const required = [...new Set([...textsOf(config['scopes_required']), ...scopes])].sort();
  // decK takes no such plugin without a salt for its cache: Kong would make another one at each sync.
  const salt = config['cache_tokens_salt'] ?? `${title} cache_tokens_salt`;
  const filled = { ...(issuer === undefined ? {} : { issuer }), scopes_required: required, cache_tokens_salt: salt };
  return { ...given, config: { ...config, ...filled } };
}

function titleOf(root: JsonValue | undefined): string {
  const title = valueAt(root, ['info', 'title']);
  return typeof title === 'string' ? title : 'API';
}

function textsOf(value: JsonValue | undefined): string[] {
  return isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
