import type { Document } from '../../document/document';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { pointerOf, type JsonPath } from '../../document/jsonPath';
import { START_OF_TEXT } from '../../document/position';
import type { Gateway } from '../gateway';
import type { Manifest, ManifestProblem, Origin } from '../manifest';
import { pluginFaults } from './pluginFaults';

/** What a gateway would refuse of the plugins of a manifest, each once with its place in the documents. */
export interface PluginCheck {
  readonly certain: readonly ManifestProblem[];
  /** What a gateway newer than the ones we know may well take. */
  readonly uncertain: readonly ManifestProblem[];
}

/** Checks every plugin of a manifest whose config is known, for one gateway. `documentOf` gives the document of a uri. */
export function checkPlugins({ config, origins }: Manifest, gateway: Gateway, documentOf: (uri: string) => Document): PluginCheck {
  const certain = new Map<string, ManifestProblem>();
  const uncertain = new Map<string, ManifestProblem>();
  for (const { plugin, path } of pluginsIn(config)) {
    const origin = origins.get(pointerOf(path));
    if (origin === undefined) continue;
    for (const fault of pluginFaults(plugin, gateway)) {
      const problem = problemAt(origin, fault.path, fault.message, documentOf(origin.uri));
      (fault.certain ? certain : uncertain).set(JSON.stringify([origin.uri, pointerOf(problem.path), fault.message]), problem);
    }
  }
  return { certain: [...certain.values()], uncertain: [...uncertain.values()] };
}

interface PlacedPlugin {
  readonly plugin: JsonObject;
  readonly path: JsonPath;
}

function pluginsIn(config: JsonObject): PlacedPlugin[] {
  const listed = (path: JsonPath, owner: JsonValue | undefined, key: string): { value: JsonObject; path: JsonPath }[] => {
    const list = isJsonObject(owner) ? owner[key] : undefined;
    return isJsonArray(list) ? list.flatMap((value, index) => (isJsonObject(value) ? [{ value, path: [...path, key, index] }] : [])) : [];
  };
  const services = listed([], config, 'services');
  const routes = services.flatMap(({ value, path }) => listed(path, value, 'routes'));
  const owners = [{ value: config, path: [] }, ...services, ...routes, ...listed([], config, 'consumers')];
  return owners.flatMap(({ value, path }) => listed(path, value, 'plugins')).map(({ value, path }) => ({ plugin: value, path }));
}

/** Where a fault of a plugin stands: at the member itself, or as near as the document has it. */
function problemAt({ uri, path: from }: Origin, within: JsonPath, message: string, document: Document): ManifestProblem {
  let path = from;
  for (const segment of within) {
    if (valueAt(document.value, [...path, segment]) === undefined) break;
    path = [...path, segment];
  }
  return { uri, path, message, range: document.rangeOf(path, true) ?? START_OF_TEXT };
}
