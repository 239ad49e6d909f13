import type { JsonObject } from '../../../document/jsonValue';
import { BOOLEAN, each, integerBetween, TEXT } from '../field';
import { HEADER } from '../forms';
import { notTogether, type PluginConfig } from '../pluginConfig';

export const REQUEST_TERMINATION: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/request-termination/schema.lua',
  fields: {
    status_code: integerBetween(100, 599),
    ...each(TEXT, 'message', 'content_type', 'body'),
    echo: BOOLEAN,
    trigger: HEADER,
  },
  rules: [notTogether('message', 'body'), notTogether('message', 'content_type'), typeHasBody, echoesNothingElse],
};

function typeHasBody({ content_type: type, body }: JsonObject): string | undefined {
  return isText(type) && !isText(body) ? 'With content_type, body must be given.' : undefined;
}

function echoesNothingElse({ echo, content_type: type, body }: JsonObject): string | undefined {
  return echo === true && (isText(type) || isText(body)) ? 'echo cannot be given together with content_type or body.' : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
