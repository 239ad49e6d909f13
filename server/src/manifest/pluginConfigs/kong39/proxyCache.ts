import { BOOLEAN, each, INTEGER, integerBetween, listOf, oneOf, recordOf, required, TEXT, TEXTS } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const PROXY_CACHE: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/proxy-cache/schema.lua',
  fields: {
    response_code: listOf(integerBetween(100, 900), 1),
    request_method: listOf(oneOf('HEAD', 'GET', 'POST', 'PATCH', 'PUT')),
    content_type: TEXTS,
    /** Seconds. */
    cache_ttl: { type: 'integer', above: 0 },
    storage_ttl: INTEGER,
    strategy: required(oneOf('memory')),
    ...each(BOOLEAN, 'cache_control', 'ignore_uri_case'),
    memory: recordOf({ dictionary_name: TEXT }),
    ...each(TEXTS, 'vary_query_params', 'vary_headers'),
    response_headers: recordOf(each(BOOLEAN, 'age', 'X-Cache-Status', 'X-Cache-Key')),
  },
};
