/** Where JSON Schema and OpenAPI keywords hold further schemas; everything else is data, in which a `$ref` is just a property. */
export const SCHEMA_KEYWORDS: ReadonlyMap<string, 'one' | 'list' | 'oneOrList' | 'map'> = new Map([
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['definitions', 'map'],
  ['$defs', 'map'],
  ['dependentSchemas', 'map'],
  ['dependencies', 'map'],
  ['items', 'oneOrList'],
  ['additionalItems', 'one'],
  ['additionalProperties', 'one'],
  ['unevaluatedItems', 'one'],
  ['unevaluatedProperties', 'one'],
  ['contains', 'one'],
  ['propertyNames', 'one'],
  ['contentSchema', 'one'],
  ['not', 'one'],
  ['if', 'one'],
  ['then', 'one'],
  ['else', 'one'],
  ['prefixItems', 'list'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
] as const);

/** Keywords that would give a schema an address of its own, under which the bundle's references could no longer be found. */
export const ADDRESS_KEYWORDS: ReadonlySet<string> = new Set([
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveAnchor',
  '$recursiveRef',
  '$schema',
  '$vocabulary',
]);
