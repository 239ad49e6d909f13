import { isContainer } from '../container';

/** The types of JSON Schema. */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';

const TYPES: ReadonlySet<unknown> = new Set<JsonType>(['string', 'number', 'integer', 'boolean', 'null', 'object', 'array']);

/** Whether a value is the name of a type. */
export function isJsonType(value: unknown): value is JsonType {
  return TYPES.has(value);
}

const IS: Readonly<Record<JsonType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && !(value % 1) && !Number.isNaN(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  object: (value) => isContainer(value) && !Array.isArray(value),
  array: (value) => Array.isArray(value),
};

/** Whether a value is of a type, as ajv has it: what has no end is a whole number too. */
export function isOfType(type: JsonType, value: unknown): boolean {
  return IS[type](value);
}

/** What tells whether a value is of a type. */
export function testOfType(type: JsonType): (value: unknown) => boolean {
  return IS[type];
}
