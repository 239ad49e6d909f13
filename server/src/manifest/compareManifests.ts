import type { JsonObject } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import { ENTITY_DEFAULTS } from './entityDefaults';
import { flatEntities, type FlatEntity } from './flatEntities';
import { valueDifferences, type ValueDifference } from './valueDifferences';

/** An entity as a difference names it. */
export interface NamedEntity {
  /** What the gateway calls it: `service`, `route`, `plugin` …; `file` for what belongs to no entity. */
  readonly kind: string;
  readonly name: string;
  /** To whom it belongs, by kind: `[["service", "shop"]]`. */
  readonly owners: readonly (readonly [string, string])[];
  /** JSON Pointer to it: in the config after for what is there, else in the one before. */
  readonly pointer: string;
}

/** What one entity is in a config and is not, or is otherwise, in another. */
export type EntityDifference =
  | (NamedEntity & { readonly change: 'added' | 'removed' })
  | (NamedEntity & { readonly change: 'changed'; readonly values: readonly ValueDifference[] });

/**
 * What a config means that another does not: entities added, changed and removed, in the order of the config after, removed ones last. Entities are
 * matched by name and by whom they belong to, then by id; neither the order of keys and entities counts, nor whether one stands inside its owner or
 * at the top and names it, nor what the gateway fills in by itself. Empty exactly when both mean the same to the gateway.
 */
export function compareManifests(before: JsonObject, after: JsonObject): EntityDifference[] {
  const old = flatEntities(before);
  const present = flatEntities(after);
  const partners = matched(old, present);
  const removed = new Set(old);
  const differences = present.flatMap((entity): EntityDifference[] => {
    const partner = partners.get(entity);
    if (partner === undefined) return [{ ...named(entity), change: 'added' }];
    removed.delete(partner);
    const values = [...ownerDifferences(partner, entity), ...memberDifferences(partner, entity)];
    return values.length === 0 ? [] : [{ ...named(entity), change: 'changed', values }];
  });
  return [...differences, ...[...removed].map((entity): EntityDifference => ({ ...named(entity), change: 'removed' }))];
}

/** Each entity of the second list with its partner in the first: of those with the same name the one that is the same, else the one with the same id, else the first that is left. */
function matched(before: readonly FlatEntity[], after: readonly FlatEntity[]): ReadonlyMap<FlatEntity, FlatEntity> {
  const partners = new Map<FlatEntity, FlatEntity>();
  const taken = new Set<FlatEntity>();
  const twins = new Set([...twinKeys(before), ...twinKeys(after)]);
  const pair = (keyOf: (entity: FlatEntity) => string | undefined): void => {
    const free = new Map<string, FlatEntity[]>();
    for (const entity of before) {
      const key = keyOf(entity);
      if (key === undefined || taken.has(entity)) continue;
      const same = free.get(key);
      if (same === undefined) free.set(key, [entity]);
      else same.push(entity);
    }
    for (const entity of after) {
      const key = keyOf(entity);
      const partner = key === undefined || partners.has(entity) ? undefined : free.get(key)?.shift();
      if (partner === undefined) continue;
      partners.set(entity, partner);
      taken.add(partner);
    }
  };
  pair((entity) =>
    twins.has(entity.key)
      ? JSON.stringify([entity.key, canonicalJson(Object.fromEntries(entity.owners)), canonicalJson(entity.value)])
      : undefined,
  );
  pair(({ key, id }) => (id === undefined ? undefined : JSON.stringify([key, id])));
  pair(({ key }) => key);
  pair(({ kind, id }) => (id === undefined ? undefined : JSON.stringify([kind, id])));
  return partners;
}

/** The keys that more than one entity has: the gateway would refuse them, a file may have them all the same. */
function twinKeys(entities: readonly FlatEntity[]): Set<string> {
  const seen = new Set<string>();
  return new Set(entities.flatMap(({ key }) => (seen.size === seen.add(key).size ? [key] : [])));
}

function ownerDifferences(before: FlatEntity, after: FlatEntity): ValueDifference[] {
  return valueDifferences(Object.fromEntries(before.owners), Object.fromEntries(after.owners));
}

/** An entity without an id has whichever the gateway gives it, so ids are compared only where both have one. */
function memberDifferences(before: FlatEntity, after: FlatEntity): ValueDifference[] {
  const differences = valueDifferences(before.value, after.value, ENTITY_DEFAULTS.get(after.kind));
  const oneIsOpen = before.id === undefined || after.id === undefined;
  return oneIsOpen ? differences.filter(({ path }) => path !== 'id') : differences;
}

function named({ kind, name, owners, pointer }: FlatEntity): NamedEntity {
  return { kind, name, owners: [...owners], pointer };
}
