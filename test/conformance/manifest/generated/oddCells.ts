import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';

export const LEVELS = ['document', 'path', 'operation'] as const;
type Level = (typeof LEVELS)[number];

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

const PLACES = ['path', 'query', 'header', 'cookie'];

/** The features that odd documents are made of, each with what tells it at a level. At the document's level, `components` count as well. */
const FEATURES: readonly { readonly name: string; readonly isAt: (node: JsonObject, level: Level) => boolean }[] = [
  { name: 'servers', isAt: (node) => isJsonArray(node['servers']) },
  { name: 'server variables', isAt: (node) => itemsOf(node, 'servers').some((server) => 'variables' in server) },
  ...PLACES.map((place) => ({
    name: `parameters: ${place}`,
    isAt: (node: JsonObject, level: Level) => parametersOf(node, level).some((parameter) => parameter['in'] === place),
  })),
  { name: 'header enums', isAt: (node, level) => parametersOf(node, level).some(hasHeaderEnum) },
  { name: 'plugins', isAt: (node) => Object.keys(node).some((key) => key.startsWith('x-kong-plugin-')) },
  {
    name: 'consumers',
    isAt: (node) =>
      Object.entries(node).some(([key, value]) => key.startsWith('x-kong-plugin-') && isJsonObject(value) && 'consumer' in value),
  },
  { name: 'references', isAt: (node, level) => JSON.stringify(level === 'document' ? node['components'] : node).includes('"$ref"') },
  { name: 'service defaults', isAt: (node) => 'x-kong-service-defaults' in node },
  { name: 'upstream defaults', isAt: (node) => 'x-kong-upstream-defaults' in node },
  { name: 'route defaults', isAt: (node) => 'x-kong-route-defaults' in node },
  { name: 'tags', isAt: (node) => 'x-kong-tags' in node },
  { name: 'security', isAt: (node) => 'security' in node },
  { name: 'request validator', isAt: (node) => 'x-kong-plugin-request-validator' in node },
  { name: 'names to put into ASCII', isAt: (node, level) => namesOf(node, level).some((name) => /[^A-Za-z0-9 /{}-]/.test(name)) },
];

/** The names of the features, in the order of the table. */
export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ name }) => name);

/** Which features a document has at which levels, as `feature @ level`. */
export function cellsOf(document: JsonObject): Set<string> {
  const cells = new Set<string>();
  const mark = (node: JsonObject, level: Level): void => {
    for (const { name, isAt } of FEATURES) if (isAt(node, level)) cells.add(cellOf(name, level));
  };
  mark(document, 'document');
  const paths = document['paths'];
  for (const [path, item] of Object.entries(isJsonObject(paths) ? paths : {})) {
    if (!isJsonObject(item)) continue;
    mark({ ...item, path }, 'path');
    for (const method of METHODS) {
      const operation = item[method];
      if (isJsonObject(operation)) mark(operation, 'operation');
    }
  }
  return cells;
}

/** The key of a cell of the table. */
export function cellOf(feature: string, level: Level): string {
  return `${feature} @ ${level}`;
}

function parametersOf(node: JsonObject, level: Level): JsonObject[] {
  if (level !== 'document') return itemsOf(node, 'parameters');
  const components = node['components'];
  const parameters = isJsonObject(components) ? components['parameters'] : undefined;
  return isJsonObject(parameters) ? Object.values(parameters).filter(isJsonObject) : [];
}

function itemsOf(node: JsonObject, key: string): JsonObject[] {
  const value: JsonValue | undefined = node[key];
  return isJsonArray(value) ? value.filter((item) => isJsonObject(item)) : [];
}

function hasHeaderEnum(parameter: JsonObject): boolean {
  const schema = parameter['schema'];
  return parameter['in'] === 'header' && isJsonObject(schema) && 'enum' in schema;
}

function namesOf(node: JsonObject, level: Level): string[] {
  const info = node['info'];
  const title = isJsonObject(info) ? info['title'] : undefined;
  const own = level === 'document' ? title : level === 'path' ? node['path'] : node['operationId'];
  return [own, node['x-kong-name']].filter((name) => typeof name === 'string');
}
