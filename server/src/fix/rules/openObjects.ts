import { isJsonObject, type JsonObject } from '../../document/jsonValue';
import { firstAtLeast, schemaFix, type Narrowing } from './schemaFix';

/** `owasp:api3:2023-no-additionalProperties` (OpenAPI 3.0): nothing beyond the properties that are described. */
export const noAdditionalProperties = schemaFix(
  'owasp:api3:2023-no-additionalProperties',
  'Set “additionalProperties: false” (changes what is accepted)',
  closing('additionalProperties'),
  'additionalProperties',
);

/** `owasp:api3:2023-no-unevaluatedProperties` (OpenAPI 3.1). */
export const noUnevaluatedProperties = schemaFix(
  'owasp:api3:2023-no-unevaluatedProperties',
  'Set “unevaluatedProperties: false” (changes what is accepted)',
  closing('unevaluatedProperties'),
  'unevaluatedProperties',
);

/** `owasp:api3:2023-constrained-additionalProperties` (OpenAPI 3.0): how many properties there may be, where their schema is described. */
export const constrainedAdditionalProperties = schemaFix(
  'owasp:api3:2023-constrained-additionalProperties',
  'Add a “maxProperties” (changes what is accepted)',
  counting('additionalProperties'),
);

/** `owasp:api3:2023-constrained-unevaluatedProperties` (OpenAPI 3.1). */
export const constrainedUnevaluatedProperties = schemaFix(
  'owasp:api3:2023-constrained-unevaluatedProperties',
  'Add a “maxProperties” (changes what is accepted)',
  counting('unevaluatedProperties'),
);

/** Only where it allows just anything: a schema there describes a map, which would be left with nothing. */
function closing(keyword: string): Narrowing {
  return (schema, examples) => {
    const open = schema[keyword];
    const isOpen = open === true || (isJsonObject(open) && Object.keys(open).length === 0);
    if (schema['type'] !== 'object' || !isOpen || isComposed(schema)) return undefined;
    const described = isJsonObject(schema['properties']) ? schema['properties'] : {};
    return [...examples.propertyNames].every((name) => Object.hasOwn(described, name)) ? [[keyword, false]] : undefined;
  };
}

function counting(keyword: string): Narrowing {
  return (schema, examples) => {
    if (schema['type'] !== 'object' || !isJsonObject(schema[keyword]) || 'maxProperties' in schema) return undefined;
    const least = typeof schema['minProperties'] === 'number' ? schema['minProperties'] : 0;
    const described = isJsonObject(schema['properties']) ? Object.keys(schema['properties']).length : 0;
    const limit = firstAtLeast([100, 1000, 10_000], examples.mostProperties, least, described);
    return limit === undefined ? undefined : [['maxProperties', limit]];
  };
}

/** Closed, the parts of a composition would refuse what the others describe. */
function isComposed(schema: JsonObject): boolean {
  return ['allOf', 'anyOf', 'oneOf', 'patternProperties'].some((key) => key in schema);
}
