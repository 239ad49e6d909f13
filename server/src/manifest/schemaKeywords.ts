/** How the value of a schema keyword is carried into the gateway's schemas. */
export type KeywordKind =
  | 'text'
  | 'flag'
  | 'number'
  | 'value'
  | 'schema'
  | 'schemas'
  | 'schemaMap'
  | 'schemaOrFlag';

/**
 * The keywords that decK carries, and how. Others are left out, `x-…` apart. A `flag` or `number` is left out where it is false or 0, as that is
 * what the keyword means when it is absent.
 */
export const SCHEMA_KEYWORDS: ReadonlyMap<string, KeywordKind> = new Map([
  ...kind('text', '$schema $id $anchor $dynamicAnchor $dynamicRef $comment title pattern format description contentEncoding contentMediaType'),
  ...kind('flag', 'uniqueItems nullable deprecated'),
  ...kind('number', 'multipleOf'),
  ...kind('value', 'maximum minimum maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains'),
  ...kind('value', 'readOnly writeOnly type required enum default const example examples exclusiveMaximum exclusiveMinimum'),
  ...kind('value', 'discriminator xml externalDocs dependentRequired $vocabulary'),
  ...kind('schema', 'not contains if else then propertyNames unevaluatedItems contentSchema'),
  ...kind('schemas', 'allOf oneOf anyOf prefixItems'),
  ...kind('schemaMap', 'properties patternProperties dependentSchemas $defs'),
  ...kind('schemaOrFlag', 'items additionalProperties unevaluatedProperties'),
]);

function kind(name: KeywordKind, keywords: string): (readonly [string, KeywordKind])[] {
  return keywords.split(' ').map((keyword) => [keyword, name] as const);
}
