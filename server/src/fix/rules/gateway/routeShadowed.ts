import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../document/jsonValue';
import { setMapEntry } from '../../edit/setMapEntry';
import type { Fix } from '../../fix';
import { editsIn } from '../../openapi/editsIn';
import { isMethod } from '../../openapi/operations';
import { pathItemsOf, type PathItem } from '../../openapi/pathItems';

const DEFAULTS = 'x-kong-route-defaults';

const PARAMETER = /\{[^}]*\}/g;

/** What decK gives a route of a path with parameters, and what it takes off a priority that is given for one. */
const WITH_PARAMETERS = 100;

/**
 * `gateway-route-shadowed`: gives the path a priority above every path that it is more exact than, the higher the more exact it is. Not where
 * another level of the document says something about routes, since the nearest word counts alone.
 */
export const routeShadowed: Fix = {
  code: 'gateway-route-shadowed',
  safety: 'changesContract',
  title: (_, finding) => `Have the gateway try ${String(finding.path.at(-2))} first (changes the order of its routes)`,
  edits(document, finding, context) {
    const [root, path, method] = finding.path;
    if (document.uri !== context.root.uri || root !== 'paths' || typeof path !== 'string' || !isMethod(method)) return undefined;
    const item = valueAt(document.value, ['paths', path]);
    if (!isJsonObject(item) || '$ref' in item || valueAt(document.value, [DEFAULTS]) !== undefined) return undefined;
    const given = item[DEFAULTS];
    if (hasOwnDefaults(item) || (given !== undefined && (!isJsonObject(given) || '$ref' in given))) return undefined;
    const priority = priorityAbove(path, pathItemsOf(context));
    if (priority === undefined || (priorityIn(given) ?? -1) >= priority) return undefined;
    const edits =
      given === undefined
        ? setMapEntry(
            document,
            ['paths', path],
            DEFAULTS,
            { regex_priority: priority },
            { after: ['summary', 'description'], otherwise: 'start' },
          )
        : setMapEntry(document, ['paths', path, DEFAULTS], 'regex_priority', priority);
    return editsIn(document, edits);
  },
};

/** The priority to give to a path; undefined where none of the wider ones is known, or one of them is set for an operation alone. */
function priorityAbove(path: string, items: readonly PathItem[]): number | undefined {
  const wider = items.filter((other) => isWider(other.path, path));
  if (wider.length === 0 || wider.some(({ item }) => !isJsonObject(item.value) || hasOwnDefaults(item.value))) return undefined;
  const highest = Math.max(
    ...wider.map(({ item }) => ((isJsonObject(item.value) ? priorityIn(item.value[DEFAULTS]) : undefined) ?? WITH_PARAMETERS + 1) - 1),
  );
  const off = path.includes('{') ? 1 : 0;
  return Math.max(highest + 1, WITH_PARAMETERS + exactness(path)) + off;
}

function priorityIn(defaults: JsonValue | undefined): number | undefined {
  const priority = isJsonObject(defaults) ? defaults['regex_priority'] : undefined;
  return typeof priority === 'number' ? priority : undefined;
}

function hasOwnDefaults(item: JsonObject): boolean {
  return Object.entries(item).some(([key, operation]) => isMethod(key) && isJsonObject(operation) && DEFAULTS in operation);
}

/** How many segments of a path are more than a parameter. */
function exactness(path: string): number {
  return path.split('/').filter((segment) => segment.replaceAll(PARAMETER, '') !== '').length;
}

/** Whether a path matches all that another one does, and more: with its parameters filled by what only a parameter matches. */
function isWider(wide: string, exact: string): boolean {
  const pattern = wide.split(PARAMETER).map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const sample = exact.replaceAll(PARAMETER, '\u0000');
  return wide.replaceAll(PARAMETER, '{}') !== exact.replaceAll(PARAMETER, '{}') && new RegExp(`^${pattern.join('[^/]+')}$`).test(sample);
}
