/** One ruleset that spectral-cli and Specwright have to read alike: its files by path, the first of them the one that is chosen. */
export interface RulesetCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether it brings JavaScript of its own, which the run allows. */
  readonly functions?: boolean;
}

/** Every way of writing a ruleset that the documentation of Spectral 6 shows, and the oddities of its loader that a reader would trip over. */
export const CASES: readonly RulesetCase[] = [
  {
    name: 'extends as one name, rules by severity word, off, true',
    files: {
      'r.yaml':
        'extends: spectral:oas\nrules:\n  info-contact: error\n  operation-tags: hint\n  operation-description: off\n  contact-properties: true\n  tag-description: true\n',
    },
  },
  {
    name: 'extends what has no rule for OpenAPI beside what has',
    files: {
      'r.yaml':
        'extends: [spectral:oas, spectral:asyncapi, [spectral:arazzo, all]]\nrules:\n  asyncapi-tags: off\n  arazzo-info-description: error\n  info-contact: error\n',
    },
  },
  { name: 'extends all', files: { 'r.yaml': 'extends: [[spectral:oas, all]]\n' } },
  {
    name: 'extends off, then some on',
    files: {
      'r.yaml':
        'extends:\n  - [spectral:oas, off]\nrules:\n  info-contact: true\n  operation-operationId: error\n  no-such-paths:\n    given: $.paths\n    then: {function: falsy}\n',
    },
  },
  {
    name: 'oas and OWASP by package',
    files: {
      'r.yaml': 'extends: ["spectral:oas", "@stoplight/spectral-owasp-ruleset"]\nrules:\n  owasp:api4:2023-string-limit: info\n',
    },
  },
  {
    name: 'a chain of files in folders, with and without ./',
    files: {
      'r.yaml': 'extends: ./nested/middle.yaml\nrules:\n  from-base: error\n',
      'nested/middle.yaml':
        'extends: [../base.yml, other.yaml, [./Third.json, off]]\nrules:\n  from-middle: {given: $.info, message: "middle {{property}}", then: {field: x-middle, function: truthy}}\n',
      'base.yml': 'rules:\n  from-base: {given: $.info, then: {field: x-base, function: truthy}}\n',
      'other.yaml': 'rules:\n  from-root-other: {given: $.info, then: {field: x-other, function: truthy}}\n',
      'nested/other.yaml': 'rules:\n  from-nested-other: {given: $.info, then: {field: x-other, function: truthy}}\n',
      'nested/Third.json': '{"rules": {"from-third": {"given": "$.info", "then": {"field": "x-third", "function": "truthy"}}}}',
    },
  },
  {
    name: 'aliases in aliases, with a path after them',
    files: {
      'r.yaml':
        'aliases:\n  Paths: [$.paths]\n  Item: ["#Paths[*]"]\n  Operation: ["#Item[get,post]", "#Item.put"]\nrules:\n  ids: {given: "#Operation.responses[*]", then: {field: x-id, function: truthy}}\n  both: {given: ["#Paths", "#Operation"], severity: hint, then: {field: x-both, function: defined}}\n',
    },
  },
  {
    name: 'aliases by format',
    files: {
      'r.yaml':
        'aliases:\n  Schemas:\n    description: where schemas live\n    targets:\n      - formats: [oas2]\n        given: ["$.definitions[*]"]\n      - formats: [oas3]\n        given: ["$.components.schemas[*]", "#Inline"]\n  Inline: ["$..content[*].schema"]\nrules:\n  titled: {given: "#Schemas", then: {field: title, function: truthy}}\n  props: {given: "#Schemas.properties", then: {field: "@key", function: casing, functionOptions: {type: camel}}}\n',
    },
  },
  {
    name: 'overrides by glob, by pointer, with aliases and extends of their own',
    files: {
      'r.yaml':
        'extends: spectral:oas\naliases:\n  Here: [$.info]\nrules:\n  here: {given: "#Here", then: {field: x-here, function: truthy}}\noverrides:\n  - files: ["*.json"]\n    rules: {info-contact: off, operation-tags: error}\n  - files: ["v*.yaml"]\n    aliases: {Here: [$.paths]}\n    rules:\n      here: {given: "#Here", message: "in override", severity: error, then: {field: x-there, function: truthy}}\n  - files: ["three*.yaml"]\n    extends: ./extra.yaml\n    rules: {operation-description: off}\n  - files: ["**/*.yaml#/paths/~1pets"]\n    rules: {operation-operationId: info, operation-tags: "off"}\n',
      'extra.yaml': 'rules:\n  extra: {given: $, then: {field: x-extra, function: truthy}}\n',
    },
  },
  {
    name: 'except for pointers and files',
    files: {
      'r.yaml':
        'extends: spectral:oas\nexcept:\n  "three.yaml#/paths/~1pets/get": [operation-description, operation-tags]\n  "#/info": [info-contact, info-description]\n  "two.json": [operation-operationId]\n',
    },
  },
  {
    name: 'formats of the ruleset and of rules',
    files: {
      'r.yaml':
        'formats: [oas3, oas3]\nrules:\n  all-three: {given: $.info, then: {field: x-3, function: truthy}}\n  only-31: {given: $.info, formats: [oas3.1, json-schema-2020-12], then: {field: x-31, function: truthy}}\n  only-2: {given: $.info, formats: [oas2], then: {field: x-2, function: truthy}}\n',
    },
  },
  {
    name: 'parserOptions',
    files: { 'r.yaml': 'extends: spectral:oas\nparserOptions: {duplicateKeys: warn, incompatibleValues: "off"}\n' },
  },
  {
    name: 'documentationUrl of the ruleset and of a rule',
    files: {
      'r.yaml':
        'documentationUrl: https://example.com/rules\nrules:\n  own: {documentationUrl: "https://example.com/own", given: $.info, then: {field: x-1, function: truthy}}\n  common: {given: $.info, then: {field: x-2, function: truthy}}\n',
    },
  },
  {
    name: 'several actions, fields of every kind, resolved: false',
    files: {
      'r.yaml':
        'rules:\n  many:\n    given: $.paths[*]\n    resolved: false\n    then:\n      - {field: "@key", function: pattern, functionOptions: {match: "^(get|parameters)$"}}\n      - {field: get.operationId, function: truthy}\n      - {field: "$.get.responses[*].description", function: length, functionOptions: {min: 40}}\n      - {field: "$..schema", function: schema, functionOptions: {schema: {required: [type]}}}\n  refs: {given: "$..$ref", resolved: false, severity: info, then: {function: pattern, functionOptions: {notMatch: "/Pet/i"}}}\n',
    },
  },
  {
    name: 'every core function',
    files: {
      'r.yaml':
        'rules:\n  alphabetical: {given: $, then: {field: tags, function: alphabetical, functionOptions: {keyedBy: name}}}\n  casing: {given: "$..operationId", then: {function: casing, functionOptions: {type: kebab, separator: {char: ".", allowLeading: true}}}}\n  defined: {given: $.info, then: {field: x, function: defined}}\n  enumeration: {given: $.info, then: {field: version, function: enumeration, functionOptions: {values: [a, 2]}}}\n  falsy: {given: $.info, then: {field: title, function: falsy}}\n  length: {given: $.info, then: {field: title, function: length, functionOptions: {max: 2}}}\n  or: {given: $.info, then: {function: or, functionOptions: {properties: [x, y]}}}\n  pattern: {given: $.info, then: {field: title, function: pattern, functionOptions: {match: "/^x/iu"}}}\n  schema: {given: $.info, then: {function: schema, functionOptions: {allErrors: true, dialect: draft2020-12, schema: {type: object, properties: {title: {maxLength: 2, errorMessage: "is too long: ${/title}"}}, required: [x], unevaluatedProperties: false}}}}\n  remote: {given: $.info, then: {function: schema, functionOptions: {schema: {$ref: "https://example.invalid/x.json"}}}}\n  truthy: {given: $.info, then: {field: x, function: truthy}}\n  undefined: {given: $.info, then: {field: title, function: undefined}}\n  unreferenced: {given: $.components.schemas, then: {function: unreferencedReusableObject, functionOptions: {reusableObjectsLocation: "#/components/schemas"}}}\n  xor: {given: $.info, then: {function: xor, functionOptions: {properties: [title, version]}}}\n',
    },
  },
  {
    name: 'messages',
    files: {
      'r.yaml':
        'rules:\n  a: {given: "$..operationId", message: "{{property}} of {{path}}: {{value}} | {{error}} | {{description}} | {{nothing}}", description: says, then: {function: casing, functionOptions: {type: macro}}}\n  b: {given: $.info, message: "#{{print(\\"property\\")}}has #{{print(\'value\')}} and #{{property + \\"!\\"}} #{{property.toUpperCase()}}", then: {field: title, function: falsy}}\n  c: {given: "$.paths[*]", description: "just {{a}} description", then: {field: x-c, function: truthy}}\n  d: {given: "$.paths[*]", then: {field: x-d, function: truthy}}\n',
    },
  },
  {
    name: 'rules by their older names',
    files: {
      'r.yaml': 'extends: spectral:oas\nrules:\n  oas3-valid-schema-example: hint\n  oas3-valid-header-schema-example: warn\n',
    },
  },
  {
    name: 'a ruleset in JSON with comments',
    files: {
      'r.json':
        '{\n  // the usual\n  "extends": [["spectral:oas", "recommended"]],\n  "rules": { "info-contact": "off", "x-y": { "given": ["$.info"], "then": { "field": "x\\u002dy", "function": "truthy" } } },\n}\n',
    },
  },
  {
    name: 'anchors and merge keys',
    files: {
      'r.yaml':
        'x-common: &common {severity: error, then: {field: x-common, function: truthy}}\nrules:\n  one: {<<: *common, given: $.info}\n  two:\n    <<: *common\n    severity: hint\n    given: $.paths[*]\n',
    },
  },
  {
    name: 'paths that nimma leaves to jsonpath-plus, and filters of every kind',
    files: {
      'r.yaml': `rules:\n${[
        `$.paths..parameters[*][?(@property === "name" && (@ === "id" || @.match(/(_id|Id|-id)$/)))]^.schema`,
        `$.paths[*][?(@property.match(/^\\w{3}$/))]`,
        `$..[?(@ && @.type && @.type.constructor.name === "Array")]`,
        `$..[?(@property === '$ref')]`,
        `$.paths[?(!@property.match(/\\/pets$/))]`,
        `$..responses..content..schema`,
        `$.paths..responses[?(@property >= 200 && @property < 300)]`,
        `$.paths[*][?(@property in ['get','put'])]`,
        `$.paths.*[?( @property ~= "^(get|post)$" )].responses`,
        `$..properties[?(@.type == 'string' && @.format === void 0)]~`,
        `$..[?(@parentProperty === 'properties' && @.type)]`,
        `$..parameters[?(@.in === 'query')].name`,
        `$.paths[?(@property.includes('{'))][get,put]`,
        `$..enum^`,
        `$.tags[-1:]`,
        `$.tags[(@.length-1)]`,
        `$..description@string()`,
        `$..[description,summary]`,
        `$..*[?(@root.info && @.operationId && @path)]`,
      ]
        .map((given, i) => `  p${i}: {given: ${JSON.stringify(given)}, message: "{{path}} {{error}}", then: {function: falsy}}\n`)
        .join('')}`,
    },
  },
  {
    name: 'undefined in a filter that nimma leaves to jsonpath-plus, where it is not reached',
    files: {
      'r.yaml':
        'rules:\n  body: {given: "$.paths[*].[get,post].parameters.[?(@.in == \'body\' && @.required == undefined)]", then: {field: x-a, function: truthy}}\n  any: {given: $.info, then: {field: x-b, function: truthy}}\n',
    },
  },
  {
    name: 'functions of its own, ES and CommonJS, with options, context and an import',
    functions: true,
    files: {
      'r.yaml':
        'functions: [shout, checked, late]\nrules:\n  s: {given: "$..operationId", then: {function: shout, functionOptions: {end: "!"}}}\n  c: {given: $.info, then: {function: checked, functionOptions: {key: x}}}\n  l: {given: $.paths, then: {function: late}}\n',
      'functions/shout.js':
        "import { loud } from './lib/loud.js';\nimport { pattern } from '@stoplight/spectral-functions';\nexport default (input, { end }, context) => [...(pattern(input, { match: '^[A-Z]+$' }, context) ?? []), { message: `${loud(input)}${end} at ${context.path.join('/')}` }];\n",
      'functions/lib/loud.js': 'export const loud = (text) => text.toUpperCase();\n',
      'functions/checked.js':
        "const { createRulesetFunction } = require('@stoplight/spectral-core');\nmodule.exports = createRulesetFunction({ input: null, options: { type: 'object', properties: { key: { type: 'string' } }, additionalProperties: false } }, function checked(input, { key }) {\n  if (!(key in input)) return [{ message: `#{{print(\"property\")}}lacks ${key}` }];\n});\n",
      'functions/late.js':
        'export default async function late(input, _, { path }) {\n  return Object.keys(input).map((key) => ({ message: `late {{path}}`, path: [...path, key] }));\n}\n',
    },
  },
  {
    name: 'a ruleset from a package in YAML',
    files: {
      'r.yaml': 'extends: [example-rules, "@acme/rules/strict.yaml"]\n',
      'node_modules/example-rules/package.json': '{"name": "example-rules", "version": "1.0.0", "main": "./rules.yaml"}',
      'node_modules/example-rules/rules.yaml': 'rules:\n  packaged: {given: $.info, then: {field: x-packaged, function: truthy}}\n',
      'node_modules/@acme/rules/package.json': '{"name": "@acme/rules", "version": "1.0.0"}',
      'node_modules/@acme/rules/strict.yaml': 'rules:\n  strict: {given: $.info, then: {field: x-strict, function: truthy}}\n',
    },
  },
  {
    name: 'a rule that replaces parts of one it inherits',
    files: {
      'r.yaml':
        'extends: [./base.yaml, [spectral:oas, off]]\naliases: {Where: ["$.paths[*]"]}\nrules:\n  one: {given: "#Where", then: {field: x-new, function: truthy}}\n  two: warn\n  info-contact: {given: $.info, message: "replaced", then: {field: x-contact, function: truthy}}\n',
      'base.yaml':
        'formats: [oas3]\naliases: {Where: [$.info]}\nrules:\n  one: {message: "old {{path}}", severity: error, given: "#Where", then: {field: x-old, function: truthy}}\n  two: {recommended: false, given: "#Where", then: {field: x-two, function: truthy}}\n',
    },
  },
];

/** The documents that each ruleset judges: OpenAPI 3.0 in YAML, 3.1 in YAML, Swagger 2 in JSON. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'three.yaml': `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers: [{url: "http://example.com/"}]
tags: [{name: b}, {name: a}]
paths:
  /pets:
    get:
      operationId: list_pets
      parameters:
        - {name: owner_id, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200":
          description: All the pets
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
        default: {description: Error}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, enum: [a, b]}}]
    put:
      operationId: put-pet
      description: Puts a pet
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}, example: {name: 1}}}}
      responses: {"204": {description: Done}}
    x-a: 1
    x-a: 2
components:
  schemas:
    Pet:
      type: object
      description: a pet
      properties: {name: {type: string}, Born-On: {type: string, format: date}, age: {type: integer, example: old}}
    Unused: {type: object, properties: {a: {$ref: "#/components/schemas/Missing"}}}
`,
  'v31.yaml': `openapi: 3.1.0
info: {title: Things, version: 2, contact: {name: x}}
paths:
  /pets:
    get:
      summary: get
      responses:
        200: {description: ok, content: {application/json: {schema: {type: [array, "null"], items: {type: [string, integer]}, title: T}}}}
        "404": {description: "no"}
components:
  schemas:
    List: {type: [array], enum: [[1], [2]]}
    Text: {type: string}
`,
  'two.json': `{
  "swagger": "2.0",
  "info": { "title": "Old", "version": "1", "description": "An old one" },
  "host": "example.com",
  "paths": { "/pets/": { "get": { "operationId": "a b", "parameters": [{ "name": "id", "in": "query", "type": "string" }], "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/Pet" } } } } } },
  "definitions": { "Pet": { "type": "object", "properties": { "name": { "type": "string", "example": 1 } } } }
}
`,
};
