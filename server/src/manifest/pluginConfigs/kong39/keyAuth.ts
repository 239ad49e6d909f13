import { BOOLEAN, each, listOf, TEXT } from '../field';
import { HEADER } from '../forms';
import type { PluginConfig } from '../pluginConfig';

export const KEY_AUTH: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/key-auth/schema.lua',
  noConsumer: true,
  fields: {
    key_names: listOf(HEADER),
    ...each(TEXT, 'anonymous', 'realm'),
    ...each(BOOLEAN, 'hide_credentials', 'key_in_header', 'key_in_query', 'key_in_body', 'run_on_preflight'),
  },
};
