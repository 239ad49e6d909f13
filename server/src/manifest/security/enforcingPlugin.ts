import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../document/jsonValue';
import type { SpecNode } from '../specNode';
import { uuidOfName } from '../uuid';
import { isSet, shownPlugin, type AuthoredPlugin } from './authoredPlugins';
import { KEY_PLUGINS } from './authPlugins';
import type { Demand } from './demand';
import type { Unenforced } from './plan';
import { bothScopes, readScopes, writtenScopes } from './scopeSets';

/** A plugin as a route carries it, without id and tags. */
export interface EnforcingPlugin {
  readonly name: string;
  readonly value: JsonObject;
  /** What says most of it: the author's plugin, the extension of the scheme, or the requirement. */
  readonly origin: SpecNode;
}

/** What a plugin must be besides what its scheme says. */
export interface Circumstances {
  /** The requirement that asks for it. */
  readonly node: SpecNode;
  readonly method: string;
  /** The consumer to fall back on, where the plugin is one of several alternatives. */
  readonly anonymous: string | undefined;
  /** The document's name in the manifest. */
  readonly document: string;
}

/**
 * The plugin that enforces a demand: what the author has written for it, on the scheme and in the plugin's own extension, with what the demand
 * needs. What the author has written stays, unless it would let callers in whom the requirement keeps out, or the other way round.
 */
export function enforcingPlugin(demand: Demand, authored: AuthoredPlugin | undefined, around: Circumstances): EnforcingPlugin | Unenforced {
  const { plugin, given } = demand;
  const written = { ...authored?.value, ...given };
  const config = { ...objectOf(authored?.value['config']), ...objectOf(given['config']) };
  const fault = faultOf(demand, written, config, around);
  if (fault !== undefined) {
    const place = authored === undefined ? around.node : authored.node;
    const who = authored === undefined ? plugin : shownPlugin(authored);
    return { node: place, message: `Nothing enforces the security requirement of this operation: ${who} ${fault}` };
  }
  const { service: _service, route: _route, consumer: _consumer, ...rest } = written;
  const complete = {
    ...config,
    ...needed(demand, config),
    ...alternative(plugin, config, around.anonymous),
    ...salted(plugin, config, around.document),
  };
  const origin = authored?.node ?? demand.extension ?? around.node;
  return { name: plugin, value: { ...rest, name: plugin, config: complete }, origin };
}

/** Why what is written keeps the plugin from enforcing the demand: the end of a sentence, with what to do; undefined where it does not. */
function faultOf(
  { plugin, needs }: Demand,
  written: JsonObject,
  config: JsonObject,
  { method, anonymous }: Circumstances,
): string | undefined {
  if (written['enabled'] === false) return 'is turned off. Remove enabled: false.';
  if (isSet(config['anonymous'])) return 'lets everybody in as an anonymous consumer. Remove anonymous.';
  if (method === 'OPTIONS' && config['run_on_preflight'] === false) return 'lets OPTIONS requests in. Remove run_on_preflight: false.';
  if (anonymous !== undefined && isSet(written['ordering']))
    return 'has an order of its own, and may come after callers are turned away. Remove ordering.';
  if (anonymous !== undefined && config['skip_consumer_lookup'] === true) return 'keeps no consumer. Remove skip_consumer_lookup: true.';
  if (plugin === 'openid-connect') {
    if (config['verify_signature'] === false) return 'takes tokens that anybody can write. Remove verify_signature: false.';
    if (!isSet(config['issuer']) && !isSet(needs['issuer'])) return 'has no issuer. Say config.issuer.';
  }
  if (plugin === 'mtls-auth' && !(isJsonArray(config['ca_certificates']) && config['ca_certificates'].length > 0)) {
    return 'has no certificate authorities to trust. Say config.ca_certificates, on the scheme with x-kong-security-mtls-auth.';
  }
  if (
    plugin === 'jwt' &&
    isSet(config['header_names']) &&
    !texts(config['header_names']).some((name) => name.toLowerCase() === 'authorization')
  ) {
    return 'does not look into the Authorization header, where bearer tokens are. Add it to header_names.';
  }
  return KEY_PLUGINS.has(plugin) ? keyFault(needs, config) : undefined;
}

/** A key that the document promises to take and the plugin would not find. */
function keyFault(needs: JsonObject, config: JsonObject): string | undefined {
  const missing = isSet(config['key_names']) ? texts(needs['key_names']).filter((name) => !texts(config['key_names']).includes(name)) : [];
  if (missing.length > 0) return `does not look for a key named ${missing.join(' or ')}. Add it to key_names, or leave key_names out.`;
  const place = ['key_in_header', 'key_in_query'].find((key) => needs[key] === true && config[key] === false);
  return place && `does not look where the key is. Remove ${place}: false.`;
}

/** What the demand adds to a config, in place of what Kong would take by itself. */
function needed({ needs, scopes }: Demand, config: JsonObject): JsonObject {
  const missing = Object.fromEntries(Object.entries(needs).filter(([key]) => !isSet(config[key])));
  const required = bothScopes(readScopes(texts(config['scopes_required'])), scopes);
  return { ...missing, ...(required.length > 0 ? { scopes_required: writtenScopes(required) } : {}) };
}

function alternative(plugin: string, config: JsonObject, anonymous: string | undefined): JsonObject {
  if (anonymous === undefined) return {};
  // Without a claim, openid-connect maps no consumer, and the anonymous one would stay in force (Kong, "Allow multiple authentication methods").
  return { anonymous, ...(plugin === 'openid-connect' && !isSet(config['consumer_claim']) ? { consumer_claim: ['sub'] } : {}) };
}

/** decK refuses an `openid-connect` without a salt for its cache, since Kong would make another one at each sync (go-database-reconciler 1.41). */
function salted(plugin: string, config: JsonObject, document: string): JsonObject {
  if (plugin !== 'openid-connect' || isSet(config['cache_tokens_salt'])) return {};
  return { cache_tokens_salt: uuidOfName(`${document}.cache_tokens_salt`) };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function texts(value: JsonValue | undefined): string[] {
  return isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
