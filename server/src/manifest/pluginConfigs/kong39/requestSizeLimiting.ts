import { BOOLEAN, INTEGER, oneOf } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const REQUEST_SIZE_LIMITING: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/request-size-limiting/schema.lua and handler.lua',
  fields: { allowed_payload_size: INTEGER, size_unit: oneOf('megabytes', 'kilobytes', 'bytes'), require_content_length: BOOLEAN },
};
