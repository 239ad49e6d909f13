import { BOOLEAN, TEXT } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const BASIC_AUTH: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/basic-auth/schema.lua',
  noConsumer: true,
  fields: { anonymous: TEXT, hide_credentials: BOOLEAN, realm: TEXT },
};
