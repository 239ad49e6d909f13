import { isJsonObject, type JsonObject } from '../../../document/jsonValue';
import { BOOLEAN, each, INTEGER, NUMBER, oneOf, POSITIVE, recordOf, TEXT, textLike } from '../field';
import { HEADER, PATH, PORT, TIMEOUT } from '../forms';
import { atLeastOneOf, isGiven, neededWhere, type PluginConfig } from '../pluginConfig';

const PERIODS = ['second', 'minute', 'hour', 'day', 'month', 'year'];

export const RATE_LIMITING: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/rate-limiting/schema.lua and kong/tools/redis/schema.lua; consumer-group: Kong’s reference of the plugin',
  fields: {
    ...each(POSITIVE, ...PERIODS, 'error_code'),
    limit_by: { ...oneOf('consumer', 'credential', 'ip', 'service', 'header', 'path'), oneOfEnterprise: ['consumer-group'] },
    header_name: HEADER,
    path: textLike(PATH),
    policy: oneOf('local', 'cluster', 'redis'),
    ...each(BOOLEAN, 'fault_tolerant', 'hide_client_headers'),
    error_message: TEXT,
    sync_rate: NUMBER,
    redis: recordOf({
      host: TEXT,
      port: PORT,
      timeout: TIMEOUT,
      ...each(TEXT, 'username', 'password', 'server_name'),
      database: INTEGER,
      ...each(BOOLEAN, 'ssl', 'ssl_verify'),
    }),
    // The names of these before Kong 3.6, which 3.9 still takes.
    ...each(TEXT, 'redis_host', 'redis_password', 'redis_username', 'redis_server_name'),
    ...each(INTEGER, 'redis_port', 'redis_timeout', 'redis_database'),
    ...each(BOOLEAN, 'redis_ssl', 'redis_ssl_verify'),
  },
  rules: [
    atLeastOneOf(...PERIODS),
    longerPeriodsAllowMore,
    neededWhere('limit_by', 'header', 'header_name'),
    neededWhere('limit_by', 'path', 'path'),
    redisHasHost,
    syncsWithRedisAlone,
  ],
};

function longerPeriodsAllowMore(config: JsonObject): string | undefined {
  const limits = PERIODS.flatMap((period) => {
    const limit = config[period];
    return typeof limit === 'number' ? [{ period, limit }] : [];
  });
  const [longer, shorter] = limits.flatMap((a, at) => limits.slice(at + 1).flatMap((b) => (b.limit < a.limit ? [b, a] : [])));
  return longer && shorter && `The limit for ${longer.period} cannot be lower than that for ${shorter.period}.`;
}

function redisHasHost({ policy, redis, redis_host: host }: JsonObject): string | undefined {
  if (policy !== 'redis' || isGiven(host) || (isJsonObject(redis) && isGiven(redis['host']))) return undefined;
  return 'With policy: redis, redis.host must be given.';
}

/** -1, the default, syncs with each request. */
function syncsWithRedisAlone({ policy, sync_rate: rate }: JsonObject): string | undefined {
  if (typeof rate !== 'number' || rate === -1) return undefined;
  if (policy !== 'redis') return 'sync_rate is for policy: redis alone.';
  return rate < 0.02 ? 'sync_rate is at least 0.02, or -1.' : undefined;
}
