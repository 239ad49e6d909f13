import { BOOLEAN, each, INTEGER, integerBetween, listOf, oneOf, recordOf, TEXT, type Field, type Fields } from '../field';
import { PORT, TIMEOUT } from '../forms';

const NODES = {
  cluster_nodes: listOf(recordOf({ ip: TEXT, port: PORT }), 1),
  sentinel_nodes: listOf(recordOf({ host: TEXT, port: PORT }), 1),
};

const COMMON: Fields = {
  ...NODES,
  ...each(TEXT, 'host', 'password', 'sentinel_master', 'sentinel_password', 'sentinel_username', 'server_name', 'username'),
  ...each(INTEGER, 'cluster_max_redirections', 'database'),
  ...each(TIMEOUT, 'connect_timeout', 'read_timeout', 'send_timeout', 'keepalive_backlog'),
  ...each(BOOLEAN, 'connection_is_proxied', 'ssl', 'ssl_verify'),
  keepalive_pool_size: integerBetween(1, 2 ** 31 - 2),
  port: PORT,
  sentinel_role: oneOf('any', 'master', 'slave'),
};

/** The connection to Redis as the enterprise edition's plugins write it (Kong’s reference of `openid-connect`, 3.9). */
export const REDIS: Field = recordOf({ ...COMMON, ...each(TEXT, 'prefix', 'socket') });
export const REDIS_CLUSTER: Field = recordOf(COMMON);
