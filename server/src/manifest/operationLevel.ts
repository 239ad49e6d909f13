import type { Context } from './context';
import type { DocumentLevel } from './documentLevel';
import type { Draft } from './draft';
import type { Plugin } from './entities';
import { routeDefaultsAt, type Level } from './level';
import { serviceAt } from './levelService';
import { operationNameOf } from './names';
import { isSamePlugin, openIdConnectOf } from './openIdConnect';
import { pluginsAt, splitByConsumer, withoutPlugin, withPlugin } from './plugins';
import { REQUEST_VALIDATOR, requestValidatorOf } from './requestValidator';
import { routesOf } from './routes';
import { securedPlugins } from './security/securedPlugins';
import type { SpecNode } from './specNode';

/** Where an operation stands. */
export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly node: SpecNode;
}

/** Reads an operation and adds its routes, and its service and upstream if it has its own, to the draft. */
export function readOperation(
  context: Context,
  draft: Draft,
  { method, path, node }: OperationPlace,
  outer: Level,
  document: DocumentLevel,
): void {
  const name = operationNameOf(context, node, method, document.name, outer.name);
  const defaults = routeDefaultsAt(context, node, outer);
  const { service, serviceIs } = serviceAt(context, draft, node, name, outer, 'operation');
  const scoped = pluginsInScope(context, node, name, outer, document, serviceIs !== 'inherited');
  const secured =
    context.options.security === 'full'
      ? securedPlugins(context, draft, { name, method, pathItem: outer.node, operation: node }, scoped)
      : withSecurity(context, node, scoped, document);
  const { found, others } = withoutPlugin(secured, REQUEST_VALIDATOR);
  const validator = requestValidatorOf(context, found ?? outer.validator, node, outer.node, name);
  const { bound, others: plugins } = splitByConsumer(withPlugin(others, validator), 'route', name);
  draft.plugins.push(...bound);
  service.routes.push(...routesOf(context, { name, method, path, pathItem: outer.node, operation: node, defaults, plugins }));
}

/** The plugins that the routes of an operation must carry because their service does not. */
function pluginsInScope(
  context: Context,
  node: SpecNode,
  name: string,
  outer: Level,
  document: DocumentLevel,
  apart: boolean,
): readonly Plugin[] {
  if (!apart) return pluginsAt(context, node, outer.serviceIs === 'own' ? [] : outer.plugins, name);
  // The service of an operation has no plugins, so its route carries those of all three levels.
  const ofDocument = pluginsAt(context, document.node, [], name);
  return pluginsAt(context, node, pluginsAt(context, outer.node, ofDocument, name), name);
}

function withSecurity(context: Context, node: SpecNode, plugins: readonly Plugin[], document: DocumentLevel): readonly Plugin[] {
  if (context.options.generateSecurity !== true) return plugins;
  const plugin = openIdConnectOf(context, node, document.openIdConnect);
  return isSamePlugin(plugin, document.openIdConnect) ? plugins : withPlugin(plugins, plugin);
}
