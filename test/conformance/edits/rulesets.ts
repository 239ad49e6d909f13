/** Rulesets that take each other's place while documents are edited; the last two do not load. */
export const RULESETS = [
  'extends: specwright:oas\n',
  'extends: specwright:oas\nrules:\n  operation-tags: off\n  info-contact: error\n  operation-description: hint\n',
  'extends: [[specwright:oas, all]]\nrules:\n  oas3-unused-component: off\n',
  'extends: [[specwright:oas, off]]\nrules:\n  oas3-schema: true\n  no-$ref-siblings: true\n  oas3-unused-component: true\n',
  `extends: specwright:oas
aliases:
  Schemas: ['$.components.schemas[*]']
  Described: ['#Schemas..description']
rules:
  short-summaries:
    message: '{{property}} at {{path}} is {{value}}: {{error}}'
    given: $.paths[*][*]
    severity: warn
    then:
      - { field: summary, function: length, functionOptions: { max: 20 } }
      - { field: '@key', function: enumeration, functionOptions: { values: [get, post] } }
  plain-descriptions:
    given: '#Described'
    then: { function: pattern, functionOptions: { notMatch: 'eval|<script' } }
  references-as-written:
    given: $..$ref
    resolved: false
    then: { function: pattern, functionOptions: { match: '^#/components' } }
  cased-properties:
    given: $..properties
    then: { field: '@key', function: casing, functionOptions: { type: snake } }
  one-of-both:
    given: $.paths[*][*].responses[?(@property >= 400)]
    then: { function: xor, functionOptions: { properties: [content, description] } }
`,
  `rules:
  titles:
    given: $.info
    then: { field: title, function: truthy }
  strings-are-bounded:
    given: $..[?(@ && @.type == 'string')]
    then: { field: maxLength, function: defined }
  no-empty:
    given: $.paths..parameters[*]
    then:
      function: schema
      functionOptions: { schema: { type: object, required: [name, in], properties: { name: { type: string, minLength: 3 } } } }
  sorted:
    given: $.components.schemas
    then: { function: alphabetical }
overrides:
  - files: ['**/*.yaml#/paths', '**/*.json#/paths']
    rules: { strings-are-bounded: error }
`,
  'extends: specwright:none\n',
  'rules: {\n',
] as const;
