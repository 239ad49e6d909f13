import type { JsonObject } from '../../document/jsonValue';
import type { Context } from '../context';
import { documentNameOf } from '../names';
import type { Consumer } from '../entities';
import type { SpecNode } from '../specNode';

const TERMINATION = 'request-termination';

/** The user name of the consumer that stands for callers without credentials: one for each document, since a gateway may serve many. */
export function anonymousName(context: Context): string {
  return `${documentNameOf(context)}${context.inso ? '-' : '_'}anonymous`;
}

/**
 * The consumer that plugins fall back on where one of several is enough. Whatever comes in as this consumer is answered with 401: the plugins
 * themselves let it pass (Kong, "Allow multiple authentication methods").
 */
export function anonymousConsumer(context: Context, origin: SpecNode): Consumer {
  const username = anonymousName(context);
  const termination: JsonObject = {
    ...context.idOf(`${username}.consumer.plugin.${TERMINATION}`),
    name: TERMINATION,
    config: { status_code: 401, message: 'Unauthorized' },
    tags: context.tags,
  };
  return {
    value: { ...context.idOf(`${username}.consumer`), username, tags: context.tags },
    origin,
    plugins: [{ name: TERMINATION, value: termination, origin }],
  };
}
