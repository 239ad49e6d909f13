import type { JsonObject, JsonValue } from '../../document/jsonValue';
import type { ExampleSummary } from '../openapi/exampleSummary';
import type { NewEntry } from '../edit/insertMapEntries';
import { firstAtLeast, schemaFix, typesOf } from './schemaFix';

/** How long strings of a format get at most: RFC 5321 for mail, RFC 1035 for hosts, what the notation takes for the others. */
const LENGTHS: ReadonlyMap<JsonValue | undefined, number> = new Map([
  ['date', 10],
  ['date-time', 64],
  ['email', 254],
  ['hostname', 253],
  ['ipv4', 15],
  ['ipv6', 45],
  ['uri', 2048],
  ['uuid', 36],
]);

/** `owasp:api4:2023-string-limit`: a `maxLength` that suits the format and holds every example. */
export const stringLimit = schemaFix('owasp:api4:2023-string-limit', 'Add a “maxLength” (changes what is accepted)', (schema, examples) => {
  if (!typesOf(schema).includes('string') || ['maxLength', 'enum', 'const'].some((key) => key in schema)) return undefined;
  const usual = LENGTHS.get(schema['format']) ?? 255;
  const limits = [usual, 255, 1024, 4096, 65_536, 1_048_576].filter((limit) => limit >= usual);
  const limit = firstAtLeast(limits, examples.longestString, least(schema, 'minLength'));
  return limit === undefined ? undefined : [['maxLength', limit]];
});

/** `owasp:api4:2023-array-limit`: a `maxItems` that holds every example. */
export const arrayLimit = schemaFix('owasp:api4:2023-array-limit', 'Add a “maxItems” (changes what is accepted)', (schema, examples) => {
  if (!typesOf(schema).includes('array') || 'maxItems' in schema) return undefined;
  const limit = firstAtLeast([100, 1000, 10_000, 1_000_000], examples.longestList, least(schema, 'minItems'));
  return limit === undefined ? undefined : [['maxItems', limit]];
});

const INT32 = { min: -2_147_483_648, max: 2_147_483_647 } as const;
/** The integers that JSON carries exactly everywhere (RFC 8259, section 6). */
const EXACT = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

/** `owasp:api4:2023-integer-limit` and `-legacy`: the bounds of the format, or of 32 bits where those hold every example. */
const integerBounds = (schema: JsonObject, examples: ExampleSummary): readonly NewEntry[] | undefined => {
  if (!typesOf(schema).includes('integer')) return undefined;
  const has = (key: string): boolean => key in schema;
  // In 3.0 and 2.0 `exclusiveMinimum` is a flag beside `minimum`; in 3.1 it is a bound of its own, and there must be only one.
  const lower = typeof schema['exclusiveMinimum'] === 'number' ? 'exclusiveMinimum' : 'minimum';
  const upper = typeof schema['exclusiveMaximum'] === 'number' ? 'exclusiveMaximum' : 'maximum';
  if ((lower !== 'minimum' && has('minimum')) || (upper !== 'maximum' && has('maximum'))) return undefined;
  const numbers = [examples.lowest, examples.highest, schema[lower], schema[upper]].filter(Number.isFinite);
  const fits = (bounds: { min: number; max: number }): boolean =>
    numbers.every((number) => Number(number) >= bounds.min && Number(number) <= bounds.max);
  const bounds = schema['format'] !== 'int64' && fits(INT32) ? INT32 : EXACT;
  if (!fits(bounds)) return undefined;
  return [...(has(lower) ? [] : [['minimum', bounds.min] as const]), ...(has(upper) ? [] : [['maximum', bounds.max] as const])];
};
export const integerLimit = schemaFix('owasp:api4:2023-integer-limit', 'Add bounds (changes what is accepted)', integerBounds);
export const integerLimitLegacy = schemaFix(
  'owasp:api4:2023-integer-limit-legacy',
  'Add “minimum” and “maximum” (changes what is accepted)',
  integerBounds,
);

/** `owasp:api4:2023-integer-format`: `int32` where the bounds say so, else `int64`. */
export const integerFormat = schemaFix(
  'owasp:api4:2023-integer-format',
  'Add a “format” (changes what is accepted)',
  (schema, examples) => {
    if (!typesOf(schema).includes('integer') || 'format' in schema) return undefined;
    if (examples.hasFraction) return undefined;
    const [low, high] = [schema['minimum'], schema['maximum']];
    const isSmall = typeof low === 'number' && low >= INT32.min && typeof high === 'number' && high <= INT32.max;
    const fit = examples.lowest >= INT32.min && examples.highest <= INT32.max;
    return [['format', isSmall && fit ? 'int32' : 'int64']];
  },
);

function least(schema: JsonObject, key: string): number {
  const value = schema[key];
  return typeof value === 'number' ? value : 0;
}
