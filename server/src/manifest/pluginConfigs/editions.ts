import { shownGateway, type Gateway } from '../gateway';

/**
 * The plugins of Kong 3.9 that its open-source edition lacks: those of Kong's plugin references for 3.9 (developer.konghq.com/plugins) without those
 * of `kong/plugins` in the source of Kong 3.9.
 */
const ENTERPRISE: ReadonlySet<string> = new Set([
  'ai-azure-content-safety',
  'ai-proxy-advanced',
  'ai-rate-limiting-advanced',
  'ai-semantic-cache',
  'ai-semantic-prompt-guard',
  'app-dynamics',
  'application-registration',
  'canary',
  'confluent',
  'datadog-tracing',
  'degraphql',
  'exit-transformer',
  'forward-proxy',
  'graphql-proxy-cache-advanced',
  'graphql-rate-limiting-advanced',
  'header-cert-auth',
  'injection-protection',
  'jq',
  'json-threat-protection',
  'jwe-decrypt',
  'jwt-signer',
  'kafka-log',
  'kafka-upstream',
  'key-auth-enc',
  'konnect-application-auth',
  'ldap-auth-advanced',
  'mocking',
  'mtls-auth',
  'oas-validation',
  'oauth2-introspection',
  'opa',
  'openid-connect',
  'proxy-cache-advanced',
  'rate-limiting-advanced',
  'request-transformer-advanced',
  'request-validator',
  'response-transformer-advanced',
  'route-by-header',
  'route-transformer-advanced',
  'saml',
  'service-protection',
  'statsd-advanced',
  'tls-handshake-modifier',
  'tls-metadata-headers',
  'upstream-oauth',
  'upstream-timeout',
  'vault-auth',
  'websocket-size-limit',
  'websocket-validator',
  'xml-threat-protection',
]);

/** Why a gateway lacks a plugin, as the end of a sentence; undefined where it has it, or where nobody but its author knows. */
export function lackOf(plugin: string, gateway: Gateway): string | undefined {
  if (gateway.edition === 'enterprise' || !ENTERPRISE.has(plugin)) return undefined;
  return `${plugin} is a plugin of Kong Enterprise, and the target is ${shownGateway(gateway)}`;
}
