import { isJsonArray } from '../document/jsonValue';
import type { Manifest, Origin } from '../manifest/manifest';
import type { CollectedDocuments } from './collectDocuments';
import { entityAt, textOf } from './entityAt';
import type { ExplainedPlugin } from './explained';
import { keyRange } from './keyRange';

/**
 * The plugins that work on the requests of a route: its own, those of its service that it has none of itself, and those at the top of the config
 * that name either. One that is turned off works on none, and keeps no other from it. `pathItem` is where the path of the route stands.
 */
export function pluginsInForce(
  { root, documents }: CollectedDocuments,
  manifest: Manifest,
  route: string,
  pathItem: Origin,
): ExplainedPlugin[] {
  const service = route.replace(/\/routes\/\d+$/, '');
  const nameAt = (pointer: string): string => textOf(entityAt(manifest, pointer)['name']);
  const own = turnedOn(manifest, route);
  const ownNames = new Set(own.map(nameAt));
  const ofService = turnedOn(manifest, service).filter((pointer) => !ownNames.has(nameAt(pointer)));
  const atTop = turnedOn(manifest, '#').filter((pointer) => {
    const plugin = entityAt(manifest, pointer);
    return plugin['route'] === nameAt(route) || plugin['service'] === nameAt(service);
  });
  const operation = manifest.origins.get(route);
  return [...own, ...ofService, ...atTop].flatMap((pointer): ExplainedPlugin[] => {
    const origin = manifest.origins.get(pointer);
    if (origin === undefined) return [];
    const { consumer } = entityAt(manifest, pointer);
    const from = isWithin(origin, operation) ? 'operation' : isWithin(origin, pathItem) ? 'path' : 'document';
    const place = { uri: origin.uri, range: keyRange(documents.get(origin.uri) ?? root, origin.path) };
    return [{ name: nameAt(pointer), from, place, ...(typeof consumer === 'string' ? { consumer } : {}) }];
  });
}

function isWithin(inner: Origin, outer: Origin | undefined): boolean {
  return outer !== undefined && inner.uri === outer.uri && outer.path.every((segment, index) => segment === inner.path[index]);
}

/** Pointers to the plugins of an owner that are not turned off. */
function turnedOn(manifest: Manifest, owner: string): string[] {
  const { plugins } = owner === '#' ? manifest.config : entityAt(manifest, owner);
  const pointers = isJsonArray(plugins) ? plugins.map((_, index) => `${owner}/plugins/${index}`) : [];
  return pointers.filter((pointer) => entityAt(manifest, pointer)['enabled'] !== false);
}
