import { isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';

/**
 * A document's root with every so many-th path and the schemas that those reach, nearest first, up to so many characters of them; of schemas
 * beyond that only the names remain, so that no reference leads nowhere.
 */
export function cutDocument(document: JsonObject, everyNthPath: number, schemaCharacters: number): JsonObject {
  const paths = Object.fromEntries(Object.entries(objectAt(document, 'paths')).filter((_, index) => index % everyNthPath === 0));
  const components = objectAt(document, 'components');
  const schemas = objectAt(components, 'schemas');
  const kept: Record<string, JsonValue> = {};
  const queue = [...namesIn(paths)];
  let characters = 0;
  for (const name of queue) {
    const schema = schemas[name];
    if (name in kept || schema === undefined) continue;
    const size = JSON.stringify(schema).length;
    const whole = characters + size <= schemaCharacters;
    kept[name] = whole ? schema : { type: 'object', title: name };
    if (!whole) continue;
    characters += size;
    queue.push(...namesIn(schema));
  }
  return { ...document, paths, components: { ...components, schemas: kept } };
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return isJsonObject(found) ? found : {};
}

function namesIn(value: JsonValue): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"/]+)/g)].map(([, name = '']) => name);
}
