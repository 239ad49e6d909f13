import type { Context } from '../context';
import type { KongObject } from '../kongExtensions';
import { sourceAt } from '../level';
import type { SpecNode } from '../specNode';

/** A plugin that the author has written with `x-kong-plugin-…`. */
export type AuthoredPlugin = KongObject & { readonly name: string };

/**
 * The author's plugins that have a say at an operation, by name: those of the document, the path and the operation, the nearest of each name,
 * turned off or not. Plugins of one consumer are none of them.
 */
export function authoredPlugins(context: Context, pathItem: SpecNode, operation: SpecNode): ReadonlyMap<string, AuthoredPlugin> {
  const plugins = [context.document, pathItem, operation].flatMap((level) => context.extensions.pluginsOf(level));
  return new Map(plugins.filter(({ value }) => !isSet(value['consumer'])).map((plugin) => [plugin.name, plugin] as const));
}

/**
 * The author's plugins that the gateway runs for an operation, one of each name: those of its route, then those of its service. A plugin that is
 * turned off replaces one of the same service or route; on a route it leaves its service's to run (Kong, `kong/runloop/plugins_iterator.lua`).
 */
export function runningPlugins(context: Context, pathItem: SpecNode, operation: SpecNode): readonly AuthoredPlugin[] {
  const hasService = (level: SpecNode) => sourceAt(context, level, undefined).ownService;
  const levels = [context.document, pathItem, operation];
  // The service of an operation has no plugins: its routes carry those of all levels.
  const ofService = hasService(operation) ? 0 : hasService(pathItem) ? 2 : 1;
  const running = [...turnedOn(context, levels.slice(0, ofService)), ...turnedOn(context, levels.slice(ofService))];
  return [...new Map(running.map((plugin) => [plugin.name, plugin])).values()];
}

/** What of the plugins of some levels, which end up on one service or route together, is left turned on there. */
function turnedOn(context: Context, levels: readonly SpecNode[]): AuthoredPlugin[] {
  const nearest = new Map(levels.flatMap((level) => context.extensions.pluginsOf(level)).map((plugin) => [plugin.name, plugin]));
  return [...nearest.values()].filter(({ value }) => value['enabled'] !== false && !isSet(value['consumer']));
}

/** Whether a plugin turns somebody away: it is not content with an anonymous consumer. */
export function asksCallers({ value }: AuthoredPlugin): boolean {
  const config = value['config'];
  const anonymous = typeof config === 'object' && config !== null && 'anonymous' in config ? config['anonymous'] : undefined;
  return !isSet(anonymous);
}

/** What a message calls a plugin of the author's, as it stands in the document. */
export function shownPlugin({ name }: Pick<AuthoredPlugin, 'name'>): string {
  return `x-kong-plugin-${name}`;
}

/** Kong takes null for absent. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
