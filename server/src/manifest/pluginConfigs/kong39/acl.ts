import { BOOLEAN, each, TEXTS } from '../field';
import { atLeastOneOf, notTogether, type PluginConfig } from '../pluginConfig';

export const ACL: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/acl/schema.lua; include_consumer_groups: Kong’s reference of the plugin',
  noConsumer: true,
  fields: {
    ...each(TEXTS, 'allow', 'deny'),
    ...each(BOOLEAN, 'hide_groups_header', 'always_use_authenticated_groups'),
    include_consumer_groups: { ...BOOLEAN, enterprise: true },
  },
  rules: [atLeastOneOf('allow', 'deny'), notTogether('allow', 'deny')],
};
