import type { Context } from './context';
import type { DocumentLevel } from './documentLevel';
import type { Draft } from './draft';
import { routeDefaultsAt, type Level } from './level';
import { serviceAt } from './levelService';
import { pathNameOf } from './names';
import { pluginsAt, splitByConsumer, withoutPlugin } from './plugins';
import { REQUEST_VALIDATOR } from './requestValidator';
import type { SpecNode } from './specNode';

/** Reads what stands at a path, operations apart, and adds its service and upstream, if it has its own, to the draft. */
export function readPathLevel(context: Context, draft: Draft, path: string, node: SpecNode, outer: DocumentLevel): Level {
  const name = pathNameOf(context, path, node, outer.name);
  const routeDefaults = routeDefaultsAt(context, node, outer);
  const { source, service, serviceIs } = serviceAt(context, draft, node, name, outer, 'path');
  const level = { node, name, source, routeDefaults, service, serviceIs };
  // A service is shared only where the path has no plugins.
  if (serviceIs === 'shared') return { ...level, validator: outer.validator, plugins: [] };
  const all = pluginsAt(context, node, serviceIs === 'own' ? outer.plugins : [], name);
  const { found: validator = outer.validator, others } = withoutPlugin(all, REQUEST_VALIDATOR);
  if (serviceIs === 'inherited') return { ...level, validator, plugins: others };
  const { bound, others: plugins } = splitByConsumer(others, 'service', name);
  draft.plugins.push(...bound);
  service.plugins = plugins;
  return { ...level, validator, plugins };
}
