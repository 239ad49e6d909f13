import { isJsonObject, type JsonObject, type JsonValue } from '../../server/src/document/jsonValue';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Of the schemas with properties: one that a single operation or few reach, and one that most do; and how many they are. */
export function schemaUse(document: JsonObject): { readonly few: string; readonly most: string; readonly about: string } {
  const components = objectAt(document, 'components');
  const schemas = objectAt(components, 'schemas');
  const leadsTo = new Map<string, readonly string[]>();
  for (const [kind, entries] of Object.entries(components))
    for (const [name, value] of Object.entries(isJsonObject(entries) ? entries : {})) leadsTo.set(`${kind}/${name}`, targetsIn(value));
  const operations = Object.values(objectAt(document, 'paths')).flatMap((item) =>
    METHODS.map((method) => (isJsonObject(item) ? item[method] : undefined)).filter(isJsonObject),
  );
  const users = new Map<string, number>();
  for (const operation of operations)
    for (const name of reached(targetsIn(operation), leadsTo)) users.set(name, (users.get(name) ?? 0) + 1);
  const known = Object.entries(schemas)
    .filter(([name, schema]) => /^[\w.-]+$/.test(name) && isJsonObject(schema) && Object.keys(objectAt(schema, 'properties')).length > 1)
    .map(([name]) => ({ name, users: users.get(`schemas/${name}`) ?? 0 }))
    .filter(({ users }) => users > 0)
    .sort((a, b) => a.users - b.users || (a.name < b.name ? -1 : 1));
  const [few, most] = [known[0], known.at(-1)];
  if (few === undefined || most === undefined) throw new Error('No operation reaches a schema with properties.');
  const about = `of ${operations.length} operations ${few.users} reach ${few.name}, ${most.users} reach ${most.name}`;
  return { few: few.name, most: most.name, about };
}

function reached(from: readonly string[], leadsTo: ReadonlyMap<string, readonly string[]>): Set<string> {
  const all = new Set(from);
  for (const name of all) for (const next of leadsTo.get(name) ?? []) all.add(next);
  return all;
}

function targetsIn(value: JsonValue | undefined): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"#\/components\/(\w+\/[^"/]+)/g)].map(([, name = '']) => name);
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const child = value[key];
  return isJsonObject(child) ? child : {};
}
