/**
 * The plugins of Kong that find out who calls. All of them take `config.anonymous` (Kong 3.9, `kong/plugins/<name>/schema.lua`; for those of the
 * enterprise edition Kong's reference of each).
 */
export const AUTH_PLUGINS: ReadonlySet<string> = new Set([
  'basic-auth',
  'header-cert-auth',
  'hmac-auth',
  'jwt',
  'key-auth',
  'key-auth-enc',
  'ldap-auth',
  'ldap-auth-advanced',
  'mtls-auth',
  'oauth2',
  'oauth2-introspection',
  'openid-connect',
  'vault-auth',
]);

/** Those that look for a key under `key_names`. */
export const KEY_PLUGINS: ReadonlySet<string> = new Set(['key-auth', 'key-auth-enc']);

/**
 * Plugins that answer a request themselves, before `request-termination` (priority 2) turns an anonymous caller away: with one of them on a route,
 * whoever the anonymous consumer stands for would get its answer (Kong 3.9, `PRIORITY` in each plugin's handler.lua, and Kong's list of priorities).
 */
export const ANSWERING_PLUGINS: ReadonlySet<string> = new Set([
  'ai-proxy',
  'ai-proxy-advanced',
  'ai-semantic-cache',
  'aws-lambda',
  'azure-functions',
  'confluent',
  'forward-proxy',
  'kafka-upstream',
  'redirect',
]);
