import { BOOLEAN, each, listOf, NUMBER, oneOf, TEXTS } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const CORS: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/cors/schema.lua',
  noConsumer: true,
  fields: {
    ...each(TEXTS, 'origins', 'headers', 'exposed_headers'),
    methods: listOf(oneOf('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT')),
    /** Seconds. */
    max_age: NUMBER,
    ...each(BOOLEAN, 'credentials', 'private_network', 'preflight_continue'),
  },
};
