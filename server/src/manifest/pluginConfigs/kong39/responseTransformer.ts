import { listOf, oneOf, recordOf, TEXTS, textLike } from '../field';
import { HEADER_AND_HEADER, PAIR } from '../forms';
import type { PluginConfig } from '../pluginConfig';

const PAIRS = listOf(textLike(PAIR));
const VALUES = recordOf({ json: PAIRS, json_types: listOf(oneOf('boolean', 'number', 'string')), headers: PAIRS });

export const RESPONSE_TRANSFORMER: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/response-transformer/schema.lua',
  fields: {
    remove: recordOf({ json: TEXTS, headers: TEXTS }),
    rename: recordOf({ json: PAIRS, headers: listOf(textLike(HEADER_AND_HEADER)) }),
    replace: VALUES,
    add: VALUES,
    append: VALUES,
  },
};
