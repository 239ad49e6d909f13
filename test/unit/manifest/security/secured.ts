import assert from 'node:assert/strict';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';
import type { Manifest, ManifestOptions, ManifestProblem } from '../../../../server/src/manifest/manifest';
import { at, exported, refused, shop } from '../exported';

/** A gateway that has every plugin. */
export const ENTERPRISE: ManifestOptions = { security: 'full', gateway: { edition: 'enterprise', version: '3.9' }, noId: true };
export const OPEN_SOURCE: ManifestOptions = { security: 'full', noId: true };

/** One scheme of each kind, by short names. */
export const SCHEMES = `components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    other: { type: apiKey, in: header, name: X-Other }
    query: { type: apiKey, in: query, name: q_key }
    cookie: { type: apiKey, in: cookie, name: sid }
    basic: { type: http, scheme: Basic }
    jwt: { type: http, scheme: bearer, bearerFormat: JWT }
    opaque: { type: http, scheme: bearer }
    digest: { type: http, scheme: digest }
    sso: { type: openIdConnect, openIdConnectUrl: https://id.example.org }
    oauth: { type: oauth2, flows: {} }
    issued: { type: oauth2, flows: {}, x-kong-security-openid-connect: { config: { issuer: https://as.example.org } } }
    cert: { type: mutualTLS, x-kong-security-mtls-auth: { config: { ca_certificates: [fdac360e-7b19-4ade-a553-6dd22937c82f] } } }
    bare: { type: mutualTLS }
`;

/** A document with these schemes, of which `rest` makes use. */
export function withSchemes(rest: string, version?: string): string {
  return shop(rest + SCHEMES, version);
}

/** A document with one operation, GET /a, and its requirements in flow style. */
export function securedBy(security: string, more = ''): string {
  return withSchemes(`${more}paths:\n  /a:\n    get: { security: ${security} }\n`);
}

/** The plugins of a manifest's only route by name, each with its config. */
export function pluginsOf(manifest: Manifest, route = 0, service = 0): Record<string, JsonValue | undefined> {
  // The salt of openid-connect says nothing of whom it lets in; a test of its own looks at it.
  const shown = (config: JsonValue | undefined) => {
    if (!isJsonObject(config)) return config;
    const { cache_tokens_salt: _salt, ...rest } = config;
    return rest;
  };
  return Object.fromEntries(
    objects(at(manifest, 'services', service, 'routes', route, 'plugins')).map(({ name, config }) => [
      typeof name === 'string' ? name : '',
      shown(config),
    ]),
  );
}

/** The plugins that enforce the requirements of the only operation. */
export function enforced(security: string, options: ManifestOptions = ENTERPRISE, more = ''): Record<string, JsonValue | undefined> {
  return pluginsOf(exported(securedBy(security, more), options));
}

/** Why the requirements of the only operation are not enforced. */
export function unenforced(security: string, options: ManifestOptions = ENTERPRISE, more = ''): string {
  const problems = refused(securedBy(security, more), options);
  return problems.map(({ message }: ManifestProblem) => message).join('\n');
}

export function objects(value: JsonValue | undefined): JsonObject[] {
  assert.ok(isJsonArray(value));
  return value.filter(isJsonObject);
}
