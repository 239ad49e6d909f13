import { pathOfPointer } from '../document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { Manifest } from '../manifest/manifest';

/** The entity that a JSON Pointer leads to in a manifest's config; an empty object where it leads to none. */
export function entityAt({ config }: Manifest, pointer: string): JsonObject {
  const value = valueAt(config, pathOfEntity(pointer));
  return isJsonObject(value) ? value : {};
}

/** The path of a pointer to an entity, where what looks like an index is one. */
export function pathOfEntity(pointer: string): (string | number)[] {
  return (pathOfPointer(pointer) ?? []).map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}

/** The items of an array as texts; none for any other value. */
export function textsOf(value: JsonValue | undefined): string[] {
  return isJsonArray(value) ? value.map(textOf) : [];
}

/** A value as a text: a string as it stands, nothing for null and absent, else JSON. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}
