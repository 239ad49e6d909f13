import type { JsonObject, JsonValue } from '../document/jsonValue';
import { isJsonObject } from '../document/jsonValue';
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
    ...(draft.consumers.length > 0 ? { consumers: placed(draft.consumers, '#/consumers', origins, withPlugins) } : {}),
    services: placed(draft.services, '#/services', origins, serviceValue),
    upstreams: placed(draft.upstreams, '#/upstreams', origins, ({ value }) => value),
    ...(plugins.length > 0 ? { plugins: placed(plugins, '#/plugins', origins, ({ value }) => value) } : {}),
  };
  const sorted = withSortedKeys(config);
  return { config: isJsonObject(sorted) ? sorted : {}, origins, paths: pathsOf(draft.services), notes: draft.notes, warnings: [] };
}

type Origins = Map<string, Origin>;

function serviceValue(service: Service, pointer: string, origins: Origins): JsonObject {
  return {
    ...service.value,
    plugins: placed(service.plugins, `${pointer}/plugins`, origins, ({ value }) => value),
    routes: placed(service.routes, `${pointer}/routes`, origins, withPlugins),
  };
}

function withPlugins(owner: Route | Consumer, pointer: string, origins: Origins): JsonObject {
  return { ...owner.value, plugins: placed(owner.plugins, `${pointer}/plugins`, origins, ({ value }) => value) };
}

function pathsOf(services: readonly Service[]): ReadonlyMap<string, string> {
  const placedRoutes = services.flatMap(({ routes }, service) =>
    routes.map(({ path }, route) => [`#/services/${service}/routes/${route}`, path] as const),
  );
  return new Map(placedRoutes);
}

function placed<E extends Pick<Entity, 'origin'>>(
  entities: readonly E[],
  pointer: string,
  origins: Origins,
  valueOf: (entity: E, pointer: string, origins: Origins) => JsonObject,
): JsonValue {
  return entities.map((entity, index) => {
    const place = `${pointer}/${index}`;
    origins.set(place, { uri: entity.origin.document.uri, path: entity.origin.path });
    return valueOf(entity, place, origins);
  });
}
