import { ACL } from './kong39/acl';
import { BASIC_AUTH } from './kong39/basicAuth';
import { CORRELATION_ID } from './kong39/correlationId';
import { CORS } from './kong39/cors';
import { HTTP_LOG } from './kong39/httpLog';
import { IP_RESTRICTION } from './kong39/ipRestriction';
import { JWT } from './kong39/jwt';
import { KEY_AUTH } from './kong39/keyAuth';
import { MTLS_AUTH } from './kong39/mtlsAuth';
import { OPENID_CONNECT } from './kong39/openidConnect';
import { PROMETHEUS } from './kong39/prometheus';
import { PROXY_CACHE } from './kong39/proxyCache';
import { RATE_LIMITING } from './kong39/rateLimiting';
import { REQUEST_SIZE_LIMITING } from './kong39/requestSizeLimiting';
import { REQUEST_TERMINATION } from './kong39/requestTermination';
import { REQUEST_TRANSFORMER } from './kong39/requestTransformer';
import { REQUEST_VALIDATOR } from './kong39/requestValidator';
import { RESPONSE_TRANSFORMER } from './kong39/responseTransformer';
import type { PluginConfig } from './pluginConfig';

/** The plugins whose config is known, by name: those that an export makes, and the free ones that are used most. Any other one passes unchecked. */
export const KNOWN_PLUGINS: ReadonlyMap<string, PluginConfig> = new Map([
  ['acl', ACL],
  ['basic-auth', BASIC_AUTH],
  ['correlation-id', CORRELATION_ID],
  ['cors', CORS],
  ['http-log', HTTP_LOG],
  ['ip-restriction', IP_RESTRICTION],
  ['jwt', JWT],
  ['key-auth', KEY_AUTH],
  ['mtls-auth', MTLS_AUTH],
  ['openid-connect', OPENID_CONNECT],
  ['prometheus', PROMETHEUS],
  ['proxy-cache', PROXY_CACHE],
  ['rate-limiting', RATE_LIMITING],
  ['request-size-limiting', REQUEST_SIZE_LIMITING],
  ['request-termination', REQUEST_TERMINATION],
  ['request-transformer', REQUEST_TRANSFORMER],
  ['request-validator', REQUEST_VALIDATOR],
  ['response-transformer', RESPONSE_TRANSFORMER],
]);
