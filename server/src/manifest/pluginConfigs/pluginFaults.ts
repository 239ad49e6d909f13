import { isJsonObject, type JsonObject } from '../../document/jsonValue';
import type { Gateway } from '../gateway';
import { faultsOfFields, type Fault } from './configFaults';
import { lackOf } from './editions';
import { BOOLEAN, listOf, oneOf, recordOf, TEXT, TEXTS, type Fields } from './field';
import { KNOWN_PLUGINS } from './known';
import { isGiven } from './pluginConfig';

/** What a plugin holds beside its config: decK's fields of one, and Kong's (`kong/db/schema/entities/plugins.lua`); references are not looked into. */
const ENTITY: Fields = {
  name: TEXT,
  id: TEXT,
  instance_name: TEXT,
  enabled: BOOLEAN,
  tags: TEXTS,
  protocols: listOf(oneOf('grpc', 'grpcs', 'http', 'https', 'tcp', 'tls', 'tls_passthrough', 'udp', 'ws', 'wss')),
};

/** Members that a plugin may have and that are none of this room's business. */
const UNCHECKED = /^(?:_.*|config|consumer|consumer_group|service|route|ordering|partials|condition|created_at|updated_at)$/;

/** What a gateway would refuse of a plugin, as far as we know it: an unknown plugin passes, since people write their own. */
export function pluginFaults(plugin: JsonObject, gateway: Gateway): Fault[] {
  const name = typeof plugin['name'] === 'string' ? plugin['name'] : '';
  const lack = lackOf(name, gateway);
  if (lack !== undefined) {
    return [
      {
        path: [],
        message: `The gateway would refuse this: ${lack}. Choose a gateway that has it, or leave the plugin out.`,
        certain: true,
      },
    ];
  }
  const known = KNOWN_PLUGINS.get(name);
  if (known === undefined) return [];
  const rest = Object.fromEntries(Object.entries(plugin).filter(([key]) => !UNCHECKED.test(key)));
  const consumer: Fault[] =
    known.noConsumer === true && isGiven(plugin['consumer'])
      ? [{ path: ['consumer'], message: 'It cannot be one consumer’s.', certain: true }]
      : [];
  const faults = [...faultsOfFields(rest, ENTITY, [], gateway), ...consumer, ...faultsOfConfig(plugin, known.fields, gateway)];
  const config = isJsonObject(plugin['config']) ? plugin['config'] : {};
  // What is wrong by itself would only be said twice.
  const broken = faults.length > 0 ? [] : (known.rules ?? []).flatMap((rule) => rule(config) ?? []);
  const refused = [...faults, ...broken.map((message): Fault => ({ path: ['config'], message, certain: true }))];
  const onTheWay = (known.deckRules ?? []).flatMap((rule) => rule(config) ?? []);
  return [
    ...refused.map((fault) => ({ ...fault, message: `The gateway would refuse this ${name}: ${fault.message}` })),
    ...onTheWay.map((message): Fault => ({ path: ['config'], message: `decK would refuse this ${name}: ${message}`, certain: false })),
  ];
}

function faultsOfConfig(plugin: JsonObject, fields: Fields, gateway: Gateway): Fault[] {
  const faults = faultsOfFields({ config: plugin['config'] ?? {} }, { config: recordOf(fields) }, [], gateway);
  // With decK's `_config`, the rest of the config stands elsewhere.
  return isGiven(plugin['_config']) ? faults.filter(({ message }) => !message.endsWith(' must be given.')) : faults;
}
