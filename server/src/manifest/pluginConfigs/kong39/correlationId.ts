import { BOOLEAN, oneOf, TEXT } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const CORRELATION_ID: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/correlation-id/schema.lua',
  fields: { header_name: TEXT, generator: oneOf('uuid', 'uuid#counter', 'tracker'), echo_downstream: BOOLEAN },
};
