import { BOOLEAN, each, listOf, NUMBER, oneOf, required, TEXT, textLike } from '../field';
import { PORT, UUID } from '../forms';
import type { PluginConfig } from '../pluginConfig';

export const MTLS_AUTH: PluginConfig = {
  source: 'Kong’s reference of the plugin, 3.9 (developer.konghq.com/plugins/mtls-auth/reference)',
  noConsumer: true,
  fields: {
    ca_certificates: required(listOf(textLike(UUID))),
    ...each(TEXT, 'anonymous', 'default_consumer', 'http_proxy_host', 'https_proxy_host'),
    ...each(PORT, 'http_proxy_port', 'https_proxy_port'),
    ...each(NUMBER, 'cache_ttl', 'cert_cache_ttl', 'http_timeout'),
    ...each(BOOLEAN, 'allow_partial_chain', 'send_ca_dn', 'skip_consumer_lookup'),
    authenticated_group_by: oneOf('CN', 'DN'),
    consumer_by: listOf(oneOf('username', 'custom_id')),
    revocation_check_mode: oneOf('SKIP', 'IGNORE_CA_ERROR', 'STRICT'),
  },
};
