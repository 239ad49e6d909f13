import { isJsonObject, type JsonObject } from '../../../document/jsonValue';
import {
  each,
  INTEGER,
  integerBetween,
  NUMBER,
  numberBetween,
  oneOf,
  recordOf,
  required,
  TEXT,
  textLike,
  type Field,
  type Pattern,
} from '../field';
import { ADDRESS } from '../forms';
import type { PluginConfig } from '../pluginConfig';

/** Headers that the plugin writes itself. */
const OTHER_HEADER: Pattern = {
  form: /^(?!(?:host|content-length|content-type)$)[a-zA-Z0-9_-]+$/i,
  called: 'a header name other than Host, Content-Length and Content-Type',
};

/** How entries wait until they are sent; delays are in seconds. */
const QUEUE: Field = recordOf({
  ...each(integerBetween(1, 1_000_000), 'max_batch_size', 'max_entries'),
  max_coalescing_delay: numberBetween(0, 3600),
  max_bytes: INTEGER,
  max_retry_time: NUMBER,
  ...each(numberBetween(0.001, 1_000_000), 'initial_retry_delay', 'max_retry_delay'),
  concurrency_limit: oneOf(-1, 1),
});

export const HTTP_LOG: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/http-log/schema.lua and kong/tools/queue_schema.lua',
  fields: {
    http_endpoint: required(textLike(ADDRESS)),
    method: oneOf('POST', 'PUT', 'PATCH'),
    content_type: oneOf('application/json', 'application/json; charset=utf-8'),
    ...each(NUMBER, 'timeout', 'keepalive', 'flush_timeout'),
    ...each(INTEGER, 'retry_count', 'queue_size'),
    headers: { type: 'map', each: TEXT, keys: OTHER_HEADER },
    queue: QUEUE,
    custom_fields_by_lua: { type: 'map', each: TEXT },
  },
  rules: [oneAuthorization],
};

function oneAuthorization({ http_endpoint: address, headers }: JsonObject): string | undefined {
  const named = isJsonObject(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (!named || typeof address !== 'string' || !/^[^/]*:\/\/[^/?#]*@/.test(address)) return undefined;
  return 'An Authorization header and a user in http_endpoint cannot be given together.';
}
