import type { Context } from './context';
import type { Draft } from './draft';
import type { Plugin } from './entities';
import { routeDefaultsAt, sourceAt, type Level } from './level';
import { documentNameOf } from './names';
import { openIdConnectOf } from './openIdConnect';
import { pluginsAt, splitByConsumer, withoutPlugin, withPlugin } from './plugins';
import { REQUEST_VALIDATOR } from './requestValidator';
import { createService } from './services';

/** The document's level, with the OpenID Connect plugin that it asks for, which operations compare theirs to. */
export interface DocumentLevel extends Level {
  readonly openIdConnect: Plugin | undefined;
}

/** Reads what stands at the root of the document and adds its service and upstream to the draft. */
export function readDocumentLevel(context: Context, draft: Draft): DocumentLevel {
  const node = context.document;
  const name = documentNameOf(context);
  const { source } = sourceAt(context, node, undefined);
  const routeDefaults = routeDefaultsAt(context, node, undefined);
  const { service, upstream } = createService(context, name, source);
  draft.services.push(service);
  if (upstream !== undefined) draft.upstreams.push(upstream);
  const openIdConnect = context.options.generateSecurity === true ? openIdConnectOf(context, node, undefined) : undefined;
  const all = withPlugin(pluginsAt(context, node, [], name), openIdConnect);
  const { found: validator, others: unbound } = withoutPlugin(all, REQUEST_VALIDATOR);
  const { bound, others: plugins } = splitByConsumer(unbound, 'service', name);
  draft.plugins.push(...bound);
  service.plugins = plugins;
  return { node, name, source, routeDefaults, validator, plugins, service, serviceIs: 'own', openIdConnect };
}
