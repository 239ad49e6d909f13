import { stringify } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../server/src/document/jsonValue';

/** Where something of the root has gone, by its pointer (`/components/schemas/Pet`): its file, seen from the root's folder. */
type FileOf = ReadonlyMap<string, string>;

/**
 * A document cut mechanically into a root and files of many paths or many schemas each, all block YAML, so that they are `count` together; `$ref`s
 * follow. Half of the parts hold paths. By file name, seen from the root's folder; the root is `openapi.yaml`.
 */
export function intoFiles(document: JsonObject, count: number): Map<string, string> {
  const [paths, components] = [objectAt(document, 'paths'), objectAt(document, 'components')];
  const schemas = objectAt(components, 'schemas');
  const pathParts = Math.floor((count - 1) / 2);
  const pathFiles = placed(Object.keys(paths), pathParts, 'paths');
  const schemaFiles = placed(Object.keys(schemas), count - 1 - pathParts, 'schemas');
  const fileOf: FileOf = new Map([
    ...[...pathFiles].map(([name, file]): [string, string] => [`/paths/${escaped(name)}`, file]),
    ...[...schemaFiles].map(([name, file]): [string, string] => [`/components/schemas/${escaped(name)}`, file]),
  ]);
  const files = new Map<string, string>();
  for (const [parts, entries] of [
    [pathFiles, paths],
    [schemaFiles, schemas],
  ] as const)
    for (const file of new Set(parts.values())) {
      const held = Object.entries(entries).filter(([name]) => parts.get(name) === file);
      files.set(file, stringify(Object.fromEntries(held.map(([name, value]) => [name, rewritten(value, file, fileOf)]))));
    }
  const rest = rewritten({ ...document, paths: {}, components: { ...components, schemas: {} } }, 'openapi.yaml', fileOf);
  const root = isJsonObject(rest) ? rest : {};
  const links = (names: ReadonlyMap<string, string>): JsonObject =>
    Object.fromEntries([...names].map(([name, file]) => [name, { $ref: `${file}#/${escaped(name)}` }]));
  const rootComponents = { ...objectAt(root, 'components'), schemas: links(schemaFiles) };
  files.set('openapi.yaml', stringify({ ...root, paths: links(pathFiles), components: rootComponents }));
  return files;
}

/** Names to files, neighbours together. */
function placed(names: readonly string[], files: number, folder: string): Map<string, string> {
  const each = Math.ceil(names.length / files);
  return new Map(names.map((name, index) => [name, `${folder}/${String(Math.floor(index / each)).padStart(2, '0')}.yaml`]));
}

function rewritten(value: JsonValue | undefined, file: string, fileOf: FileOf): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => rewritten(item, file, fileOf) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string' ? target(child, file, fileOf) : rewritten(child, file, fileOf),
    ]),
  );
}

function target(reference: string, file: string, fileOf: FileOf): string {
  if (!reference.startsWith('#/')) return reference;
  const [, place = '', name = '', deeper = ''] = /^#(\/(?:paths|components\/schemas)\/([^/]+))(.*)$/.exec(reference) ?? [];
  const own = fileOf.get(place) ?? fileOf.get(place.replace(name, escaped(plain(name))));
  const [to, pointer] = own === undefined ? ['openapi.yaml', reference.slice(1)] : [own, `/${name}${deeper}`];
  if (to === file) return `#${pointer}`;
  return `${file.includes('/') ? '../' : ''}${to}#${pointer}`;
}

function plain(name: string): string {
  return decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const child = value[key];
  return isJsonObject(child) ? child : {};
}
