import type { Context } from '../context';
import type { KongObject } from '../kongExtensions';
import type { SpecNode } from '../specNode';

/** A plugin that the author has written with `x-kong-plugin-…`. */
export type AuthoredPlugin = KongObject & { readonly name: string };

/**
 * The author's plugins that are in force at an operation, by name: those of the document, the path and the operation, the nearest of each name,
 * on whichever of service and route they end up. Plugins of one consumer are none of them.
 */
export function authoredPlugins(context: Context, pathItem: SpecNode, operation: SpecNode): ReadonlyMap<string, AuthoredPlugin> {
  const plugins = [context.document, pathItem, operation].flatMap((level) => context.extensions.pluginsOf(level));
  return new Map(plugins.filter(({ value }) => !isSet(value['consumer'])).map((plugin) => [plugin.name, plugin] as const));
}

/** Whether the gateway runs a plugin, and asks by it: it is neither turned off nor content with anybody. */
export function asksCallers({ value }: AuthoredPlugin): boolean {
  const config = value['config'];
  const anonymous = typeof config === 'object' && config !== null && 'anonymous' in config ? config['anonymous'] : undefined;
  return value['enabled'] !== false && !isSet(anonymous);
}

/** What a message calls a plugin of the author's, as it stands in the document. */
export function shownPlugin({ name }: Pick<AuthoredPlugin, 'name'>): string {
  return `x-kong-plugin-${name}`;
}

/** Kong takes null for absent. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
