import { isJsonObject, type JsonObject, type JsonValue } from '../../server/src/document/jsonValue';

/**
 * The same API `times` over in one document: copies of all paths, operation ids and schemas under other names, each copy's references within itself. What is
 * neither a path nor a schema is there once.
 */
export function timesAsLarge(document: JsonObject, times: number): JsonObject {
  const [paths, components] = [document['paths'], document['components']];
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  const copies = Array.from({ length: times }, (_, index) => index);
  return {
    ...document,
    paths: joined(copies, paths, (path, index) => `/copy${index}${path}`),
    components: {
      ...(isJsonObject(components) ? components : {}),
      schemas: joined(copies, schemas, (name, index) => `${name}${suffix(index)}`),
    },
  };
}

function joined(copies: readonly number[], entries: JsonValue | undefined, name: (key: string, index: number) => string): JsonObject {
  if (!isJsonObject(entries)) return {};
  return Object.fromEntries(
    copies.flatMap((index) =>
      Object.entries(entries).map(([key, value]) => [index === 0 ? key : name(key, index), index === 0 ? value : copied(value, index)]),
    ),
  );
}

function copied(value: JsonValue | undefined, index: number): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => copied(item, index) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key === '$ref' && typeof child === 'string') return [key, child.replace(/^#\/components\/schemas\/[^/]+/, `$&${suffix(index)}`)];
      if (key === 'operationId' && typeof child === 'string') return [key, `${child}${suffix(index)}`];
      return [key, copied(child, index)];
    }),
  );
}

function suffix(index: number): string {
  return `_copy${index}`;
}
