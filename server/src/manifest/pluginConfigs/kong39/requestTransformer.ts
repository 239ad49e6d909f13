import { listOf, recordOf, TEXT, TEXTS, textLike } from '../field';
import { HEADER, HEADER_AND_HEADER, HEADER_AND_VALUE, NAME_AND_VALUE } from '../forms';
import type { PluginConfig } from '../pluginConfig';

const PAIRS = listOf(textLike(NAME_AND_VALUE));
const VALUES = { body: PAIRS, headers: listOf(textLike(HEADER_AND_VALUE)), querystring: PAIRS };

export const REQUEST_TRANSFORMER: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/request-transformer/schema.lua',
  fields: {
    http_method: textLike({ form: /^[A-Z]+$/, called: 'a method in capitals, such as POST' }),
    remove: recordOf({ body: TEXTS, headers: listOf(HEADER), querystring: TEXTS }),
    rename: recordOf({ body: PAIRS, headers: listOf(textLike(HEADER_AND_HEADER)), querystring: PAIRS }),
    replace: recordOf({ ...VALUES, uri: TEXT }),
    add: recordOf(VALUES),
    append: recordOf(VALUES),
  },
};
