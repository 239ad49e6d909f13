import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';

/** How many base paths the variables of one server may write out to. */
const MOST_BASE_PATHS = 50;

/**
 * The base paths of a list of servers, without a trailing slash, each once; `['']` when there is no server (OpenAPI 3.1, "Server Object").
 * A variable stands for its default and, with an `enum`, for each of its values.
 */
export function basePathsOf(servers: JsonValue | undefined): string[] {
  if (!isJsonArray(servers) || servers.length === 0) return [''];
  const paths = servers.filter(isJsonObject).flatMap((server) => urlsOf(server).map(pathOfUrl));
  return paths.length === 0 ? [''] : [...new Set(paths)];
}

/** The base path of a Swagger 2 document. */
export function swaggerBasePath(basePath: JsonValue | undefined): string {
  return typeof basePath === 'string' ? pathOfUrl(basePath) : '';
}

function urlsOf(server: JsonObject): string[] {
  const url = server['url'];
  if (typeof url !== 'string') return [];
  const variables = isJsonObject(server['variables']) ? server['variables'] : {};
  const names = new Set(Array.from(url.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? ''));
  let urls = [url];
  for (const name of names) {
    const values = Object.hasOwn(variables, name) ? valuesOf(variables[name]) : [];
    if (values.length > 0)
      urls = urls.flatMap((text) => values.map((value) => text.replaceAll(`{${name}}`, () => value))).slice(0, MOST_BASE_PATHS);
  }
  return urls;
}

function valuesOf(variable: JsonValue | undefined): string[] {
  if (!isJsonObject(variable)) return [];
  const allowed = isJsonArray(variable['enum']) ? variable['enum'] : [];
  const values = [variable['default'], ...allowed].filter((value) => value !== undefined && value !== null && typeof value !== 'object');
  return [...new Set(values.map(String))];
}

/** The path of an absolute or relative server address; the document itself counts as standing at the root. */
function pathOfUrl(url: string): string {
  const path = url
    .replace(/^[a-z][a-z0-9+.-]*:/i, '')
    .replace(/^\/\/[^/?#]*/, '')
    .replace(/[?#].*$/s, '');
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return kept.map((segment) => `/${segment}`).join('');
}
