import { isJsonArray, isJsonObject } from '../document/jsonValue';
import { aliasAt, itemText, unmergedEntries } from './aliases';
import { canonicalJson } from './canonicalJson';
import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { Plugin } from './entities';
import type { KongObject } from './kongExtensions';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

const NAME = 'openid-connect';
const EXTENSION = 'x-kong-security-openid-connect';

/**
 * The `openid-connect` plugin that the security requirements of a level ask for; `inherited` where it has none. Exactly one requirement of
 * exactly one `openIdConnect` scheme can be carried; anything else is refused, or passed over with `ignoreSecurityErrors`.
 */
export function openIdConnectOf(context: Context, level: SpecNode, inherited: Plugin | undefined): Plugin | undefined {
  const security = level.child('security');
  if (security !== undefined && level === context.document && !isJsonArray(security.value))
    throw new Refusal(security, 'Expected security to be an array of requirements.');
  const [requirement, ...others] = security?.items ?? [];
  const [entry, ...moreSchemes] = requirement?.entries ?? [];
  if (requirement === undefined) return inherited;
  if (others.length > 0) return unsupported(context, requirement, 'only a single security-requirement is supported');
  if (entry === undefined) return inherited;
  if (moreSchemes.length > 0) {
    return unsupported(context, requirement, 'within a security-requirement only a single security-scheme is supported');
  }
  const [name, scopes] = entry;
  const scheme = schemeOf(context, name);
  if (scheme === undefined) return unsupported(context, requirement, `no security-schemes with name '${name}' found in components`);
  const type = scheme.child('type')?.text ?? '';
  if (type.replaceAll(/[_-]/g, '').toLowerCase() !== 'openidconnect') {
    return unsupported(
      context,
      requirement,
      `only security-schemes of type 'openIdConnect' are supported, and '${name}' is of type '${type}'`,
    );
  }
  return pluginOf(context, scheme, scopes, requirement);

  function unsupported(place: Context, node: SpecNode, reason: string): Plugin | undefined {
    if (place.options.ignoreSecurityErrors === true) return inherited;
    throw new Refusal(node, `Security cannot be generated: ${reason}.`);
  }
}

/** Whether two levels ask for the same plugin, so that the inner one need not repeat it. */
export function isSamePlugin(a: Plugin | undefined, b: Plugin | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a.value) === canonicalJson(b.value);
}

function schemeOf(context: Context, name: string): SpecNode | undefined {
  const schemes = context.document.child('components')?.child('securitySchemes');
  const scheme = schemes && unmergedEntries(schemes).find(([other]) => other === name)?.[1];
  return scheme === undefined ? undefined : context.references.resolve(scheme);
}

function pluginOf(context: Context, scheme: SpecNode, scopes: SpecNode, requirement: SpecNode): Plugin {
  const base = context.extensions.objectOf(scheme, EXTENSION);
  const config = base?.value['config'] ?? {};
  if (base !== undefined && !isJsonObject(config)) throw new Refusal(base.node, `Expected config in ${EXTENSION} to be an object.`);
  const given = isJsonObject(config) ? config : {};
  const required = new Set([...scopesOf(base), ...textsIn(scopes)]);
  const url = scheme.child('openIdConnectUrl')?.text ?? '';
  // What the extension says is about the gateway, the scheme about what stands behind it, so the extension's issuer wins.
  const issuer = url === '' || (given['issuer'] !== undefined && given['issuer'] !== null) ? {} : { issuer: url };
  const scopesRequired = [...required].sort(compareCodePoints);
  return {
    name: NAME,
    value: { ...base?.value, config: { ...given, scopes_required: scopesRequired, ...issuer }, name: NAME },
    origin: requirement,
  };
}

/** decK takes whatever stands in the list for scopes, in an object keys and values alike, and of an alias nothing. */
function textsIn(scopes: SpecNode): string[] {
  if (aliasAt(scopes) !== undefined) return [];
  return [...scopes.items.map(itemText), ...scopes.entries.flatMap(([key, { text }]) => [key, text])];
}

function scopesOf(base: KongObject | undefined): string[] {
  const config = base?.value['config'];
  const scopes = isJsonObject(config) ? config['scopes_required'] : undefined;
  if (base === undefined || scopes === undefined || scopes === null) return [];
  if (!isJsonArray(scopes)) throw new Refusal(base.node, `Expected scopes_required in ${EXTENSION} to be an array.`);
  return scopes.filter((scope) => typeof scope === 'string');
}
