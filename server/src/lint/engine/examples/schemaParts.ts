import { isPlainObject } from '@stoplight/json';
import type { Dialect } from './dialect';
import type { Side } from './exampleItems';
import type { Inert } from './inert';
import { isJsonType, type JsonType } from './jsonTypes';
import { keyKind } from './keywordShapes';

/** Keywords whose values are compared with, so that they have to be as JSON would copy them. */
const COMPARED = new Set(['const', 'enum']);

const FLAGS = { request: 'readOnly', response: 'writeOnly', neither: undefined } as const;

/**
 * What ajv judges by in a schema, as Spectral hands it over for a side of the exchange (spectral-rulesets, oasExample and oasSchema). Undefined where
 * something in it is not told in advance here; schemas within are not looked into.
 */
export function rulesOf(schema: object, dialect: Dialect, side: Side, inert: Inert): Map<string, unknown> | undefined {
  const rules = new Map<string, unknown>();
  const required = requiredOn(side, schema);
  for (const key of Object.keys(schema)) {
    const value: unknown = key === 'required' ? required : Reflect.get(schema, key);
    if (value === undefined) continue;
    if (COMPARED.has(key) && !inert.isPlain(value)) return undefined;
    const kind = keyKind(key, value, dialect);
    if (kind === 'unknown' || (kind !== 'rule' && !inert.has(key, value))) return undefined;
    if (kind === 'rule') rules.set(key, value);
  }
  if (dialect === 'swagger' && Reflect.get(schema, 'x-nullable') === true) rules.set('nullable', true);
  return isConsistent(rules, dialect) ? rules : undefined;
}

/** The types that a schema takes, `null` with them where it is nullable; none for all. */
export function typesOf(rules: ReadonlyMap<string, unknown>): readonly JsonType[] {
  const type = rules.get('type');
  const types = (Array.isArray(type) ? type : [type]).filter(isJsonType);
  return rules.get('nullable') === true && types.length > 0 && !types.includes('null') ? [...types, 'null'] : types;
}

/** The required properties without those that a side need not send (`readOnly` in a request) or get (`writeOnly` in a response). */
function requiredOn(side: Side, schema: object): unknown {
  const required: unknown = Reflect.get(schema, 'required');
  const properties: unknown = Reflect.get(schema, 'properties');
  const flag = FLAGS[side];
  if (flag === undefined || !Array.isArray(required) || !isPlainObject(properties)) return required;
  const excused = Object.keys(properties).filter((name) => {
    const property = properties[name];
    return isPlainObject(property) && property[flag] === true;
  });
  if (excused.length === 0) return required;
  const left: unknown[] = required.filter((name: unknown) => typeof name !== 'string' || !excused.includes(name));
  return left.length === 0 ? undefined : left;
}

/** Whether ajv has nothing against how the keywords of a schema go together, and changes none of them on the way. */
function isConsistent(rules: ReadonlyMap<string, unknown>, dialect: Dialect): boolean {
  const types = typesOf(rules);
  const nullable = rules.get('nullable');
  if (nullable === false && types.includes('null')) return false;
  // ajv writes `null` into the very list of the schema, which is quoted afterwards.
  const type: unknown = rules.get('type');
  if (nullable === true && Array.isArray(type) && !type.includes('null')) return false;
  if (dialect === '2020-12') return true;
  return (!rules.has('exclusiveMaximum') || rules.has('maximum')) && (!rules.has('exclusiveMinimum') || rules.has('minimum'));
}
