import { pointerOf } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../document/jsonValue';
import { COLLECTIONS, OWNERS, type EntityKind } from './entityKinds';

/** An entity by itself, out of the tree of those that it stands in: a plugin inside a route and one at the top that names the route are alike. */
export interface FlatEntity {
  readonly kind: string;
  /** As a person knows it: its name, else another thing that tells it; the whole entity as JSON where nothing does. */
  readonly name: string;
  /** To whom it belongs, by member (`service`, `route`, `consumer` …): the name there. */
  readonly owners: ReadonlyMap<string, string>;
  /** The same for two entities of one kind exactly when they mean the same one by name. */
  readonly key: string;
  readonly id: string | undefined;
  /** Its members without the entities inside it and without its owners. */
  readonly value: JsonObject;
  /** JSON Pointer to it in the config. */
  readonly pointer: string;
}

/** Every entity of a config, in the order in which they stand, those inside others after these. What is none of them is one more, of the kind `file`. */
export function flatEntities(config: JsonObject): FlatEntity[] {
  const names = namesById(config);
  const found: FlatEntity[] = [];
  const rest: [string, JsonValue | undefined][] = [];
  for (const [key, value] of Object.entries(config)) {
    const kind = COLLECTIONS.get(key);
    if (kind !== undefined && isCollection(value)) collect(value, kind, [key], new Map());
    else rest.push([key, value]);
  }
  const owners = new Map<string, string>();
  found.push({ kind: 'file', name: '', owners, key: 'file', id: undefined, value: Object.fromEntries(rest), pointer: '#' });
  return found;

  function collect(list: JsonArray, kind: EntityKind, path: readonly (string | number)[], inside: ReadonlyMap<string, string>): void {
    for (const [index, entity] of list.entries()) {
      if (!isJsonObject(entity)) continue;
      const place = [...path, index];
      const flat = flattened(entity, kind, inside, names, pointerOf(place));
      found.push(flat);
      const own = ownerMember(path);
      for (const [key, value] of Object.entries(entity)) {
        const nested = COLLECTIONS.get(key);
        if (nested === undefined || !isCollection(value)) continue;
        collect(value, nested, [...place, key], new Map(own === undefined ? [] : [[own, flat.name]]));
      }
    }
  }
}

function flattened(
  entity: JsonObject,
  { kind, names, scoped }: EntityKind,
  inside: ReadonlyMap<string, string>,
  namesOf: ReadonlyMap<string, string>,
  pointer: string,
): FlatEntity {
  const owners = new Map(inside);
  const members: [string, JsonValue | undefined][] = [];
  for (const [key, value] of Object.entries(entity)) {
    if (COLLECTIONS.has(key) && isCollection(value)) continue;
    const owner = OWNERS.has(key) ? ownerName(value, namesOf) : undefined;
    if (owner === undefined) members.push([key, value]);
    else owners.set(key, owner);
  }
  const id = textOf(entity['id']);
  const value = Object.fromEntries(members);
  const name = nameOf(entity, names);
  const scope = scoped === true ? [...owners].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
  return { kind, name, owners, key: JSON.stringify([kind, name, scope]), id, value, pointer };
}

function nameOf(entity: JsonObject, names: readonly string[]): string {
  for (const member of [...names, 'name', 'id']) {
    const name = textOf(entity[member]);
    if (name !== undefined && name !== '') return name;
  }
  return JSON.stringify(entity);
}

/** The name of an owner, whether it is given as such, as `{ name }` or as `{ id }`; undefined where it is none of these. */
function ownerName(value: JsonValue | undefined, namesOf: ReadonlyMap<string, string>): string | undefined {
  if (!isJsonObject(value)) {
    const given = textOf(value);
    return given === undefined ? undefined : (namesOf.get(given) ?? given);
  }
  const given = ['name', 'username', 'id'].map((key) => textOf(value[key])).find((text) => text !== undefined);
  return given === undefined ? undefined : (namesOf.get(given) ?? given);
}

/** The names of entities by their ids: what belongs to one may say so either way. */
function namesById(config: JsonObject): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const look = (holder: JsonObject): void => {
    for (const [key, value] of Object.entries(holder)) {
      const kind = COLLECTIONS.get(key);
      if (kind === undefined || !isCollection(value)) continue;
      for (const entity of value) {
        if (!isJsonObject(entity)) continue;
        const id = textOf(entity['id']);
        if (id !== undefined) names.set(id, nameOf(entity, kind.names));
        look(entity);
      }
    }
  };
  look(config);
  return names;
}

/** The member by which what stands inside an entity of a collection would name it: `service` inside `services`. */
function ownerMember(path: readonly (string | number)[]): string | undefined {
  return [...OWNERS].find(([, collection]) => collection === path.at(-1))?.[0];
}

function isCollection(value: JsonValue | undefined): value is JsonArray {
  return isJsonArray(value) && value.every(isJsonObject);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
