import type { Context } from './context';
import type { Plugin, Service } from './entities';
import type { KongObject } from './kongExtensions';
import { serversOf } from './servers';
import type { ServiceSource } from './services';
import type { SpecNode } from './specNode';

/** What a level of the document (the document itself, a path, an operation) hands on to the next one inside it. */
export interface Level {
  readonly node: SpecNode;
  readonly name: string;
  readonly source: ServiceSource;
  readonly routeDefaults: KongObject | undefined;
  /** The request validator that operations fill in, taken out of `plugins`. */
  readonly validator: Plugin | undefined;
  /** What the service of this level carries, or what its routes must where `service` belongs to an outer level. */
  readonly plugins: readonly Plugin[];
  readonly service: Service;
  /** Whose service it is. */
  readonly serviceIs: 'inherited' | 'own' | 'shared';
}

/** What a level says itself about services, over what it inherits; nothing is merged, the nearest word counts. */
export function sourceAt(
  context: Context,
  node: SpecNode,
  outer: ServiceSource | undefined,
): { source: ServiceSource; ownService: boolean; ownUpstream: boolean } {
  const servers = serversOf(node);
  const serviceDefaults = context.extensions.objectOf(node, 'x-kong-service-defaults');
  const upstreamDefaults = context.extensions.objectOf(node, 'x-kong-upstream-defaults');
  const ownUpstream = upstreamDefaults !== undefined || servers.length > 0;
  return {
    source: {
      servers: servers.length > 0 ? servers : (outer?.servers ?? []),
      serviceDefaults: serviceDefaults ?? outer?.serviceDefaults,
      upstreamDefaults: upstreamDefaults ?? outer?.upstreamDefaults,
      origin: node,
    },
    ownService: ownUpstream || serviceDefaults !== undefined,
    ownUpstream,
  };
}

/** The route defaults of a level, else those of the level around it. */
export function routeDefaultsAt(context: Context, node: SpecNode, outer: Level | undefined): KongObject | undefined {
  return context.extensions.objectOf(node, 'x-kong-route-defaults') ?? outer?.routeDefaults;
}
