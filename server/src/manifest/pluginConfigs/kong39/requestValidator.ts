import { BOOLEAN, each, listOf, oneOf, recordOf, required, TEXT, TEXTS } from '../field';
import { atLeastOneOf, type PluginConfig } from '../pluginConfig';

export const REQUEST_VALIDATOR: PluginConfig = {
  source: 'Kong’s reference of the plugin, 3.9 (developer.konghq.com/plugins/request-validator/reference)',
  fields: {
    body_schema: TEXT,
    allowed_content_types: TEXTS,
    ...each(BOOLEAN, 'content_type_parameter_validation', 'verbose_response'),
    version: oneOf('kong', 'draft4'),
    parameter_schema: listOf(
      recordOf({
        in: required(oneOf('query', 'header', 'path')),
        name: required(TEXT),
        required: required(BOOLEAN),
        style: oneOf('label', 'form', 'matrix', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
        explode: BOOLEAN,
        schema: TEXT,
      }),
    ),
  },
  rules: [atLeastOneOf('body_schema', 'parameter_schema')],
};
