import type { JsonObject } from '../document/jsonValue';

const HEALTHCHECKS: JsonObject = {
  threshold: 0,
  active: {
    type: 'http',
    concurrency: 10,
    http_path: '/',
    https_verify_certificate: true,
    timeout: 1,
    healthy: { http_statuses: [200, 302], interval: 0, successes: 0 },
    unhealthy: {
      http_failures: 0,
      http_statuses: [429, 404, 500, 501, 502, 503, 504, 505],
      interval: 0,
      tcp_failures: 0,
      timeouts: 0,
    },
  },
  passive: {
    type: 'http',
    healthy: {
      http_statuses: [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306, 307, 308],
      successes: 0,
    },
    unhealthy: { http_failures: 0, http_statuses: [429, 500, 503], tcp_failures: 0, timeouts: 0 },
  },
};

/**
 * What the gateway takes for members that an entity does not have, by kind (Kong 3.9, Admin API reference). decK writes these values out when it
 * renders or dumps a config. Those inside the config of a plugin are not among them: each plugin has its own.
 */
export const ENTITY_DEFAULTS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  [
    'service',
    { protocol: 'http', port: 80, retries: 5, connect_timeout: 60_000, read_timeout: 60_000, write_timeout: 60_000, enabled: true },
  ],
  [
    'route',
    {
      protocols: ['http', 'https'],
      strip_path: true,
      preserve_host: false,
      regex_priority: 0,
      path_handling: 'v0',
      https_redirect_status_code: 426,
      request_buffering: true,
      response_buffering: true,
    },
  ],
  [
    'upstream',
    {
      algorithm: 'round-robin',
      hash_on: 'none',
      hash_fallback: 'none',
      hash_on_cookie_path: '/',
      slots: 10_000,
      use_srv_name: false,
      healthchecks: HEALTHCHECKS,
    },
  ],
  ['target', { weight: 100 }],
  ['plugin', { enabled: true, protocols: ['grpc', 'grpcs', 'http', 'https'] }],
]);
