import assert from 'node:assert/strict';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';

/** What a caller sends along; all of it is valid. Tokens are of an issuer and hold scopes. */
export interface Caller {
  readonly headers: readonly string[];
  readonly queries: readonly string[];
  readonly basic: boolean;
  readonly jwt: boolean;
  readonly certificate: boolean;
  readonly token?: { readonly issuer: string; readonly scopes: readonly string[] };
}

/** The order in which Kong 3.9 asks (`PRIORITY` of each handler.lua; Kong's list of priorities for the plugins of the enterprise edition). */
const PRIORITIES = ['mtls-auth', 'jwt', 'key-auth', 'basic-auth', 'openid-connect'];

/** Whether a caller's credentials satisfy a plugin by itself. */
const CHECKS: Readonly<Record<string, (caller: Caller, config: JsonObject) => boolean>> = {
  'mtls-auth': ({ certificate }) => certificate,
  jwt: ({ jwt }) => jwt,
  'basic-auth': ({ basic }) => basic,
  'key-auth': ({ headers, queries }, config) =>
    texts(config['key_names']).some(
      (name) =>
        (config['key_in_header'] !== false && headers.includes(name)) || (config['key_in_query'] !== false && queries.includes(name)),
    ),
  'openid-connect': ({ token }, config) => {
    if (token?.issuer !== config['issuer'] || token === undefined) return false;
    const wanted = texts(config['scopes_required']);
    return wanted.length === 0 || wanted.some((all) => all.split(' ').every((scope) => token.scopes.includes(scope)));
  },
};

/**
 * Whether Kong would pass a request on to the service, as its plugins decide it one after the other. A plugin with an anonymous consumer stands
 * back once there is a credential, and puts that consumer in place where its own check fails (Kong 3.9, `logical_OR_authentication` in
 * `kong/plugins/key-auth/handler.lua`, and alike in the others). The plugins of a route go before those of its service.
 */
export function passes(config: JsonObject, service: JsonObject, route: JsonObject, caller: Caller): boolean {
  const running = new Map(
    [...objects(service['plugins']), ...objects(route['plugins'])]
      .filter(({ enabled }) => enabled !== false)
      .map((plugin) => [plugin['name'], isJsonObject(plugin['config']) ? plugin['config'] : {}] as const),
  );
  let known = false;
  let consumer: string | undefined;
  for (const name of PRIORITIES) {
    const given = running.get(name);
    const check = CHECKS[name];
    if (given === undefined || check === undefined) continue;
    const { anonymous } = given;
    if (typeof anonymous === 'string' && known) continue;
    const succeeds = check(caller, given);
    if (!succeeds && typeof anonymous !== 'string') return false;
    known ||= succeeds;
    // openid-connect finds a consumer by a claim alone; without one, whoever was there stays.
    if (succeeds && (name !== 'openid-connect' || given['consumer_claim'] !== undefined)) consumer = 'somebody';
    else if (!succeeds && typeof anonymous === 'string') consumer = anonymous;
  }
  return consumer === undefined || !isTurnedAway(config, consumer);
}

function isTurnedAway(config: JsonObject, consumer: string): boolean {
  if (consumer === 'somebody') return false;
  const found = objects(config['consumers']).find(({ username }) => username === consumer);
  // Kong answers 500 where there is no such consumer; a manifest of ours must not lead to that.
  assert.ok(found !== undefined || consumer === 'guest', `a consumer ${consumer}`);
  return objects(found?.['plugins']).some(({ name }) => name === 'request-termination');
}

export function objects(value: JsonValue | undefined): JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

function texts(value: JsonValue | undefined): string[] {
  return isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
