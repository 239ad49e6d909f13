import type { Context } from './context';
import type { Draft } from './draft';
import type { Service } from './entities';
import { sourceAt, type Level } from './level';
import { createService, serviceKeyOf, type ServiceSource } from './services';
import type { SpecNode } from './specNode';

interface LevelService {
  readonly source: ServiceSource;
  readonly service: Service;
  readonly serviceIs: Level['serviceIs'];
}

/**
 * The service of a path or an operation: its own where it says something about servers or defaults, else that of the level around it.
 * With `reuseServices`, one that an earlier level of the same kind made from the same source is shared.
 */
export function serviceAt(
  context: Context,
  draft: Draft,
  node: SpecNode,
  name: string,
  outer: Level,
  kind: 'path' | 'operation',
): LevelService {
  const { source, ownService, ownUpstream } = sourceAt(context, node, outer.source);
  if (!ownService) return { source, service: outer.service, serviceIs: 'inherited' };
  const mayShare = context.options.reuseServices === true && (kind === 'operation' || !context.extensions.hasPlugins(node));
  const key = mayShare ? serviceKeyOf(source) : '';
  const known = mayShare ? draft.shared[kind].get(key) : undefined;
  if (known !== undefined) return { source, service: known, serviceIs: 'shared' };
  const { service, upstream } = createService(context, name, source);
  draft.services.push(service);
  if (upstream !== undefined && ownUpstream) draft.upstreams.push(upstream);
  // Nothing here changes where requests go, so the outer level's upstream serves as well.
  if (upstream !== undefined && !ownUpstream) service.value = { ...service.value, host: outer.service.value['host'] };
  if (mayShare) draft.shared[kind].set(key, service);
  return { source, service, serviceIs: 'own' };
}
