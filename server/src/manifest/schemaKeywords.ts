/** How the value of a schema keyword is carried into the gateway's schemas. */
export type KeywordKind =
  | 'text'
  | 'texts'
  | 'type'
  | 'flag'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'limit'
  | 'value'
  | 'values'
  | 'schema'
  | 'schemas'
  | 'schemaMap'
  | 'schemaOrBoolean'
  | 'object';

/**
 * The keywords that decK carries, and how. Others are left out, `x-…` apart. A `flag` is left out where it is false, as that is what the keyword
 * means when it is absent.
 */
export const SCHEMA_KEYWORDS: ReadonlyMap<string, KeywordKind> = new Map([
  ...kind(
    'text',
    '$schema $id $anchor $dynamicAnchor $dynamicRef $comment title pattern format description contentEncoding contentMediaType',
  ),
  ...kind('texts', 'required'),
  ...kind('type', 'type'),
  ...kind('flag', 'uniqueItems nullable deprecated'),
  ...kind('boolean', 'readOnly writeOnly'),
  ...kind('number', 'multipleOf maximum minimum'),
  ...kind('integer', 'maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains'),
  ...kind('limit', 'exclusiveMaximum exclusiveMinimum'),
  ...kind('value', 'default const example dependentRequired $vocabulary'),
  ...kind('values', 'enum examples'),
  ...kind('schema', 'not contains if else then propertyNames unevaluatedItems contentSchema'),
  ...kind('schemas', 'allOf oneOf anyOf prefixItems'),
  ...kind('schemaMap', 'properties patternProperties dependentSchemas $defs'),
  ...kind('schemaOrBoolean', 'items additionalProperties unevaluatedProperties'),
  ...kind('object', 'discriminator xml externalDocs'),
]);

/** What the objects in a schema that are no schemas themselves may hold; those with `x-` carry extensions as well. */
export const OBJECT_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['discriminator', ['propertyName', 'mapping', 'defaultMapping']],
  ['xml', ['name', 'namespace', 'prefix', 'attribute', 'wrapped', 'nodeType', 'x-']],
  ['externalDocs', ['description', 'url', 'x-']],
]);

/** The fields of these objects that are texts, whatever is written there, and those that are left out where they are no booleans. */
export const TEXTS: readonly string[] = ['propertyName', 'defaultMapping', 'name', 'namespace', 'prefix', 'nodeType', 'description', 'url'];
export const FLAGS: readonly string[] = ['attribute', 'wrapped'];

function kind(name: KeywordKind, keywords: string): (readonly [string, KeywordKind])[] {
  return keywords.split(' ').map((keyword) => [keyword, name] as const);
}
