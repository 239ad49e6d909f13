import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { pointerOf } from '../../document/jsonPath';
import type { Manifest, ManifestProblem } from '../manifest';
import { Refusal } from '../refusal';
import { AUTH_PLUGINS } from './authPlugins';
import type { OperationSecurity, SecuredRoute } from './operationSecurity';

/**
 * Looks at a finished manifest once more, independently of how it came about: every route whose operation asks who calls must carry each plugin that
 * was found to enforce it, turned on, and without an anonymous consumer other than one that is turned away with 401; where those are alternatives, no
 * other plugin that finds out who calls may run beside them. What this finds is a mistake of ours; a manifest with one is not written.
 */
export function unsoundRoutes({ config, origins }: Manifest, secured: readonly SecuredRoute[]): ManifestProblem[] {
  if (secured.length === 0) return [];
  const refused = refusedConsumers(config);
  const expected = new Map(secured.map((route) => [keyOf(route.operation.document.uri, route.operation.path), route] as const));
  return objects(config['services']).flatMap((service, at) =>
    objects(service['routes']).flatMap((route, index) => {
      const origin = origins.get(pointerOf(['services', at, 'routes', index]));
      const operation = origin && expected.get(keyOf(origin.uri, origin.path));
      if (operation === undefined || isSound(service, route, operation, refused)) return [];
      return [
        new Refusal(
          operation.operation,
          'This route would let callers in without credentials. That is a mistake in Specwright: please report it.',
        ).problem,
      ];
    }),
  );
}

function isSound(service: JsonObject, route: JsonObject, { security }: SecuredRoute, refused: ReadonlySet<JsonValue | undefined>): boolean {
  const plugins = objects(route['plugins']);
  const holds = security.plugins.every(({ name }) =>
    plugins.some((plugin) => plugin['name'] === name && asks(plugin, security.anonymous, refused)),
  );
  const alone = !security.anonymous || [...plugins, ...objects(service['plugins'])].every((plugin) => isExpected(plugin, security));
  return holds && alone && (!security.closed || security.plugins.length > 0 || security.unenforced.length > 0);
}

function isExpected({ name, enabled }: JsonObject, { plugins }: OperationSecurity): boolean {
  return enabled === false || typeof name !== 'string' || !AUTH_PLUGINS.has(name) || plugins.some((plugin) => plugin.name === name);
}

function asks(plugin: JsonObject, anonymous: boolean, refused: ReadonlySet<JsonValue | undefined>): boolean {
  const config = plugin['config'];
  const consumer = isJsonObject(config) ? config['anonymous'] : undefined;
  const without = consumer === undefined || consumer === null;
  return plugin['enabled'] !== false && (anonymous ? refused.has(consumer) : without);
}

/** The user names of the manifest's consumers whose every request is answered with 401. */
function refusedConsumers(config: JsonObject): ReadonlySet<JsonValue | undefined> {
  const overridden = objects(config['plugins']).map(({ consumer }) => consumer);
  const names = objects(config['consumers']).flatMap(({ username, plugins }) => (objects(plugins).some(terminates) ? [username] : []));
  return new Set(names.filter((name) => name !== undefined && !overridden.includes(name)));
}

function terminates({ name, enabled, config }: JsonObject): boolean {
  if (name !== 'request-termination' || enabled === false || !isJsonObject(config)) return false;
  return config['status_code'] === 401 && config['trigger'] === undefined && config['echo'] === undefined;
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

function keyOf(uri: string, path: readonly (string | number)[]): string {
  return `${uri}${pointerOf(path)}`;
}
