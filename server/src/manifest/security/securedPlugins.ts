import type { Context } from '../context';
import type { Draft } from '../draft';
import type { Plugin } from '../entities';
import { pluginId, withPlugin } from '../plugins';
import { operationSecurity, type SecuredOperation } from './operationSecurity';

/** A route's plugins with those that enforce the operation's security requirements. What came of it is noted in the draft. */
export function securedPlugins(
  context: Context,
  draft: Draft,
  place: SecuredOperation & { readonly name: string },
  plugins: readonly Plugin[],
): readonly Plugin[] {
  const security = operationSecurity(context, place);
  draft.secured.push({ ...place, security });
  return security.plugins.reduce<readonly Plugin[]>((all, { name, value, origin }) => {
    return withPlugin(all, { name, value: { ...value, ...pluginId(context, name, place.name), tags: context.tags }, origin });
  }, plugins);
}
