import { isPlainObject } from '@stoplight/json';
import type { Dialect } from './dialect';
import { isJsonType } from './jsonTypes';
import { NotForetold } from './fault';
import { sameJson } from './sameJson';

type Shape = (value: unknown, isDraft4: boolean) => boolean;

const isString: Shape = (value) => typeof value === 'string';
const isBoolean: Shape = (value) => typeof value === 'boolean';
const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Shape = (value) => Number.isInteger(value) && Number(value) >= 0;
const isSchema: Shape = (value, isDraft4) => isPlainObject(value) || (!isDraft4 && typeof value === 'boolean');
const isSchemaOrBoolean: Shape = (value) => isPlainObject(value) || typeof value === 'boolean';
const areSchemas: Shape = (value, isDraft4) => Array.isArray(value) && value.length > 0 && value.every((each) => isSchema(each, isDraft4));

/** What ajv judges by; a schema without any of these takes everything. */
const RULES: Readonly<Record<string, Shape>> = {
  $ref: (value) => typeof value === 'string' && /^#\/(?:components|definitions|paths|parameters|responses)\/[\w.\-/~]+$/.test(value),
  type: (value) =>
    isJsonType(value) || (Array.isArray(value) && value.length > 0 && value.every(isJsonType) && new Set(value).size === value.length),
  nullable: isBoolean,
  const: () => true,
  enum: (value, isDraft4) => Array.isArray(value) && value.length > 0 && (!isDraft4 || areDistinct(value)),
  not: isSchema,
  anyOf: areSchemas,
  oneOf: areSchemas,
  allOf: areSchemas,
  maximum: isNumber,
  minimum: isNumber,
  exclusiveMaximum: (value, isDraft4) => (isDraft4 ? typeof value === 'boolean' : isNumber(value, isDraft4)),
  exclusiveMinimum: (value, isDraft4) => (isDraft4 ? typeof value === 'boolean' : isNumber(value, isDraft4)),
  multipleOf: (value, isDraft4) => isNumber(value, isDraft4) && Number(value) > 0,
  format: isString,
  maxLength: isCount,
  minLength: isCount,
  pattern: (value) => typeof value === 'string' && isPattern(value),
  maxItems: isCount,
  minItems: isCount,
  items: isSchema,
  uniqueItems: isBoolean,
  maxProperties: isCount,
  minProperties: isCount,
  required: (value, isDraft4) =>
    Array.isArray(value) &&
    (!isDraft4 || value.length > 0) &&
    // ajv overlooks a required property without a name.
    value.every((name) => typeof name === 'string' && name !== '') &&
    new Set(value).size === value.length,
  additionalProperties: isSchemaOrBoolean,
  properties: (value, isDraft4) =>
    isPlainObject(value) && areNames(Object.keys(value)) && Object.values(value).every((each) => isSchema(each, isDraft4)),
};

/** What the meta schemas have a say in although nothing is judged by it. */
const NOTES: Readonly<Record<string, Shape>> = { title: isString, description: isString, default: () => true };
const LATER_NOTES: Readonly<Record<string, Shape>> = {
  deprecated: isBoolean,
  readOnly: isBoolean,
  writeOnly: isBoolean,
  examples: (value) => Array.isArray(value),
  contentEncoding: isString,
  contentMediaType: isString,
};

/** Keywords and names whose meaning is left to ajv, in any of the dialects. */
const LEFT = new Set(
  `$schema $id id $anchor $dynamicAnchor $dynamicRef $recursiveAnchor $recursiveRef $vocabulary $comment $async $defs definitions dependencies
   dependentRequired dependentSchemas if then else contains minContains maxContains prefixItems additionalItems propertyNames patternProperties
   unevaluatedItems unevaluatedProperties contentSchema formatMaximum formatMinimum formatExclusiveMaximum formatExclusiveMinimum`.split(
    /\s+/,
  ),
);

/** What a key of a schema is: a keyword that is judged by, a note, something else, or nothing that can be told in advance. */
export type KeyKind = 'rule' | 'note' | 'other' | 'unknown';

/**
 * What a key of a schema with its value is to ajv in a dialect; `unknown` also where the value is not as the meta schema or ajv wants it, or where it
 * is refused for some values only.
 */
export function keyKind(key: string, value: unknown, dialect: Dialect): KeyKind {
  const isDraft4 = dialect !== '2020-12';
  if (LEFT.has(key) || key in Object.prototype) return 'unknown';
  const rule = RULES[key];
  if (rule !== undefined) return rule(value, isDraft4) ? 'rule' : 'unknown';
  const note = NOTES[key] ?? (isDraft4 ? undefined : LATER_NOTES[key]);
  if (note !== undefined) return note(value, isDraft4) ? 'note' : 'unknown';
  return 'other';
}

/** Names whose order a copy by way of JSON keeps, and that can be part of an address. */
function areNames(names: readonly string[]): boolean {
  const firstWord = names.findIndex((name) => !/^\d+$/.test(name));
  return names.every(
    (name, at) => name !== '__proto__' && name.isWellFormed() && (firstWord < 0 || at <= firstWord || !/^\d+$/.test(name)),
  );
}

function isPattern(value: string): boolean {
  try {
    return !/[^\\]\\Z/.test(value) && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

function areDistinct(values: readonly unknown[]): boolean {
  const plain = values.filter((value) => typeof value !== 'object' || value === null);
  if (new Set(plain).size !== plain.length) return false;
  const objects = values.filter((value) => typeof value === 'object' && value !== null);
  try {
    return objects.every((value, index) => objects.slice(0, index).every((other) => !sameJson(value, other)));
  } catch (error) {
    if (error instanceof NotForetold) return false;
    throw error;
  }
}
