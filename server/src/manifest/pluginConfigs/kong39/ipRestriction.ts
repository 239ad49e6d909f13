import { each, listOf, NUMBER, TEXT, textLike } from '../field';
import { IP_OR_RANGE } from '../forms';
import { atLeastOneOf, type PluginConfig } from '../pluginConfig';

export const IP_RESTRICTION: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/ip-restriction/schema.lua',
  fields: { ...each(listOf(textLike(IP_OR_RANGE)), 'allow', 'deny'), status: NUMBER, message: TEXT },
  rules: [atLeastOneOf('allow', 'deny')],
};
