import type { JsonObject, JsonValue } from '../document/jsonValue';
import { isJsonObject } from '../document/jsonValue';
import { pointerOf } from '../document/jsonPath';
import { withSortedKeys } from './canonicalJson';
import type { Draft } from './draft';
import type { Consumer, Entity, Route, Service } from './entities';
import type { Manifest, Origin } from './manifest';
import { sortedTopPlugins } from './plugins';

/** Puts the entities of a draft together to the gateway's config and says where each comes from. */
export function assemble(draft: Draft): Manifest {
  const origins = new Map<string, Origin>();
  const plugins = sortedTopPlugins(draft.plugins);
  const config: JsonObject = {
    _format_version: '3.0',
    ...(draft.consumers.length > 0 ? { consumers: placed(draft.consumers, ['consumers'], origins, withPlugins) } : {}),
    services: placed(draft.services, ['services'], origins, serviceValue),
    upstreams: placed(draft.upstreams, ['upstreams'], origins, ({ value }) => value),
    ...(plugins.length > 0 ? { plugins: placed(plugins, ['plugins'], origins, ({ value }) => value) } : {}),
  };
  const sorted = withSortedKeys(config);
  return { config: isJsonObject(sorted) ? sorted : {}, origins, paths: pathsOf(draft.services), notes: draft.notes, warnings: [] };
}

type Origins = Map<string, Origin>;

function serviceValue(service: Service, path: readonly (string | number)[], origins: Origins): JsonObject {
  return {
    ...service.value,
    plugins: placed(service.plugins, [...path, 'plugins'], origins, ({ value }) => value),
    routes: placed(service.routes, [...path, 'routes'], origins, withPlugins),
  };
}

function withPlugins(owner: Route | Consumer, path: readonly (string | number)[], origins: Origins): JsonObject {
  return { ...owner.value, plugins: placed(owner.plugins, [...path, 'plugins'], origins, ({ value }) => value) };
}

function pathsOf(services: readonly Service[]): ReadonlyMap<string, string> {
  const placedRoutes = services.flatMap(({ routes }, service) =>
    routes.map(({ path }, route) => [pointerOf(['services', service, 'routes', route]), path] as const),
  );
  return new Map(placedRoutes);
}

function placed<E extends Pick<Entity, 'origin'>>(
  entities: readonly E[],
  path: readonly (string | number)[],
  origins: Origins,
  valueOf: (entity: E, path: readonly (string | number)[], origins: Origins) => JsonObject,
): JsonValue {
  return entities.map((entity, index) => {
    const place = [...path, index];
    origins.set(pointerOf(place), { uri: entity.origin.document.uri, path: entity.origin.path });
    return valueOf(entity, place, origins);
  });
}
