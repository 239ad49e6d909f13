import { stringify } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

/** A document split mechanically into files: a root, a file a path, a file a schema; `$ref`s follow. By file name, seen from the root's folder. */
export function splitDocument(document: JsonObject): Map<string, string> {
  const files = new Map<string, string>();
  const components = isJsonObject(document['components']) ? document['components'] : {};
  const schemas = isJsonObject(components['schemas']) ? components['schemas'] : {};
  const paths = isJsonObject(document['paths']) ? document['paths'] : {};
  const schemaFile = (name: string): string => `schemas/${name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.yaml`;
  const from = (folder: string, value: JsonValue | undefined): JsonValue | undefined => rewrite(value, folder, schemaFile);
  for (const [name, schema] of Object.entries(schemas)) files.set(schemaFile(name), stringify(from('schemas', schema)));
  const pathFiles = Object.entries(paths).map(([path, item], index): [string, JsonValue] => {
    files.set(`paths/${index}.yaml`, stringify(from('paths', item)));
    return [path, { $ref: `paths/${index}.yaml` }];
  });
  const keptSchemas = Object.fromEntries(Object.keys(schemas).map((name) => [name, { $ref: schemaFile(name) }]));
  const rest = from('', { ...document, components: { ...components, schemas: {} } });
  const root = isJsonObject(rest) ? rest : {};
  const restComponents = isJsonObject(root['components']) ? root['components'] : {};
  files.set(
    'openapi.yaml',
    stringify({ ...root, paths: Object.fromEntries(pathFiles), components: { ...restComponents, schemas: keptSchemas } }),
  );
  return files;
}

function rewrite(value: JsonValue | undefined, folder: string, schemaFile: (name: string) => string): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => rewrite(item, folder, schemaFile) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string' ? target(child, folder, schemaFile) : rewrite(child, folder, schemaFile),
    ]),
  );
}

function target(reference: string, folder: string, schemaFile: (name: string) => string): string {
  const up = folder === '' ? '' : '../';
  const schema = /^#\/components\/schemas\/([^/]+)(\/.*)?$/.exec(reference);
  if (schema?.[1] !== undefined) {
    const file = up + schemaFile(decodeURIComponent(schema[1]).replaceAll('~1', '/').replaceAll('~0', '~'));
    return folder === 'schemas'
      ? `${file.replace('../schemas/', './')}${schema[2] === undefined ? '' : `#${schema[2]}`}`
      : `${file}${schema[2] === undefined ? '' : `#${schema[2]}`}`;
  }
  return folder === '' || !reference.startsWith('#') ? reference : `../openapi.yaml${reference}`;
}
