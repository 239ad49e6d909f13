import type { JsonObject, JsonValue } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { Plugin } from './entities';
import type { SpecNode } from './specNode';

/**
 * The plugins that apply at a level, sorted by name: its own `x-kong-plugin-…` and, of those it inherits, the ones it does not replace.
 * Each gets the tags of the document and an id made of its owner's name.
 */
export function pluginsAt(context: Context, level: SpecNode, inherited: readonly Plugin[], owner: string): readonly Plugin[] {
  const plugins = new Map<string, Plugin>();
  for (const plugin of inherited) plugins.set(plugin.name, ownedBy(context, plugin, owner));
  for (const { name, value, node } of context.extensions.pluginsOf(level)) {
    // A plugin's place is told by where it stands, so the keys that would say otherwise go; `consumer` may stay.
    const { service: _service, route: _route, ...rest } = value;
    plugins.set(name, ownedBy(context, { name, value: { ...rest, name }, origin: node }, owner));
  }
  return [...plugins.values()].sort((a, b) => compareCodePoints(a.name, b.name));
}

/** A plugin with the id that it has at an owner, and with the document's tags. */
function ownedBy(context: Context, plugin: Plugin, owner: string): Plugin {
  return { ...plugin, value: { ...plugin.value, ...pluginId(context, plugin.name, owner), tags: context.tags } };
}

/** The `id` member of a plugin at an owner; empty where ids are not wanted. */
export function pluginId(context: Context, plugin: string, owner: string): JsonObject {
  return context.idOf(`${owner}.plugin.${plugin}`);
}

/** A sorted list with one more plugin, in place of the one of the same name if there is one. */
export function withPlugin(plugins: readonly Plugin[], added: Plugin | undefined): readonly Plugin[] {
  if (added === undefined) return plugins;
  const others = plugins.filter(({ name }) => name !== added.name);
  const after = others.findIndex(({ name }) => compareCodePoints(name, added.name) > 0);
  return after < 0 ? [...others, added] : others.toSpliced(after, 0, added);
}

/** A list without the plugin of a name, and that plugin. */
export function withoutPlugin(plugins: readonly Plugin[], name: string): { found: Plugin | undefined; others: readonly Plugin[] } {
  return { found: plugins.find((plugin) => plugin.name === name), others: plugins.filter((plugin) => plugin.name !== name) };
}

/** Splits off the plugins that are bound to a consumer: they go to the top of the config and say there whom else they belong to. */
export function splitByConsumer(
  plugins: readonly Plugin[],
  ownerKey: 'service' | 'route',
  owner: string,
): { bound: Plugin[]; others: Plugin[] } {
  const isBound = ({ value }: Plugin) => value['consumer'] !== undefined && value['consumer'] !== null;
  const bound = plugins.filter(isBound).map((plugin) => ({ ...plugin, value: { ...plugin.value, [ownerKey]: owner } }));
  return { bound, others: plugins.filter((plugin) => !isBound(plugin)) };
}

/** The order of the plugins at the top: by name, service, route and consumer. */
export function sortedTopPlugins(plugins: readonly Plugin[]): Plugin[] {
  const key = ({ name, value }: Plugin) =>
    [name, value['service'], value['route'], value['consumer']].map((part) => `${keyPart(part)}\0`).join('');
  return plugins.toSorted((a, b) => compareCodePoints(key(a), key(b)));
}

function keyPart(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}
