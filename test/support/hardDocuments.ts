import { stringify } from 'yaml';
import type { JsonValue } from '../../server/src/document/jsonValue';

/** A document that is hard on whoever judges it. */
export interface HardCase {
  readonly name: string;
  /** Texts by file name; made when asked for, since some are large. */
  readonly files: () => Readonly<Record<string, string>>;
  readonly root: string;
  /** What judges it: a shipped ruleset, or a file of its own. */
  readonly ruleset: string;
}

type Members = Readonly<Record<string, JsonValue>>;

const OAS = 'specwright:oas';
const BOTH = 'specwright:recommended';

/** A sound document but for what is given: no other finding than of the case. */
export function apiWith(parts: { schemas?: Members; paths?: Members; example?: JsonValue; schema?: JsonValue }): JsonValue {
  const { schemas = {}, paths = {}, example, schema = { type: 'object' } } = parts;
  const media = { schema, ...(example === undefined ? {} : { example }) };
  return {
    openapi: '3.0.3',
    info: { title: 'Hard', version: '1.0.0', description: 'Hard.', contact: { name: 'a', url: 'https://a.org', email: 'a@a.org' } },
    servers: [{ url: 'https://api.example.org' }],
    tags: [{ name: 't', description: 'T' }],
    paths: {
      '/a': {
        get: {
          operationId: 'a',
          description: 'A.',
          tags: ['t'],
          responses: { '200': { description: 'Fine.', content: { 'application/json': media } } },
        },
      },
      ...paths,
    },
    components: { schemas },
  };
}

const ref = (name: string): JsonValue => ({ $ref: `#/components/schemas/${name}` });

/** So many schemas, each with a property of the next one's type; the last one leads to the first. */
export function ring(size: number): JsonValue {
  const schemas = Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`S${at}`, { type: 'object', properties: { next: ref(`S${(at + 1) % size}`) } }]),
  );
  return apiWith({ schemas, schema: ref('S0') });
}

/** So many schemas that are nothing but a reference to the next; the last one is a text. */
export function chain(size: number): JsonValue {
  const schemas = Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`S${at}`, at === size - 1 ? { type: 'string' } : ref(`S${at + 1}`)]),
  );
  return apiWith({ schemas, schema: ref('S0') });
}

/** References that are nothing but each other. */
export function nothingBut(size: number): JsonValue {
  const schemas = Object.fromEntries(Array.from({ length: size }, (_, at) => [`S${at}`, ref(`S${(at + 1) % size}`)]));
  return apiWith({ schemas, schema: ref('S0') });
}

/** A schema so many levels deep. */
export function deepSchema(levels: number, by: 'properties' | 'items' | 'allOf'): JsonValue {
  let schema: JsonValue = { type: 'string' };
  for (let level = 0; level < levels; level++) {
    schema =
      by === 'properties'
        ? { type: 'object', properties: { a: schema } }
        : by === 'items'
          ? { type: 'array', items: schema }
          : { allOf: [schema] };
  }
  return apiWith({ schemas: { Deep: schema }, schema: ref('Deep') });
}

/** A value so many objects or arrays deep. */
export function deepValue(levels: number, by: 'object' | 'array'): JsonValue {
  let value: JsonValue = 'x';
  for (let level = 0; level < levels; level++) value = by === 'object' ? { a: value } : [value];
  return value;
}

/** So many paths, each with an operation. */
export function manyPaths(count: number): JsonValue {
  const operation = (at: number): JsonValue => ({
    get: { operationId: `o${at}`, description: 'O.', tags: ['t'], responses: { '200': { description: 'Fine.' } } },
  });
  return apiWith({ paths: Object.fromEntries(Array.from({ length: count }, (_, at) => [`/p${at}`, operation(at)])) });
}

const MEGABYTES = 5 * 1024 * 1024;
const LAUGHS = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
].join('\n');

const RULE = (given: string, then: string): string =>
  `rules:\n  slow:\n    given: ${given}\n    severity: error\n    then: ${then}\n  other:\n    given: $.info\n    severity: warn\n    then: { field: nothing, function: truthy }\n`;
const ENDLESS_TEXT = `${'a'.repeat(40)}!`;

/** All of them. */
export function hardCases(): HardCase[] {
  const cases: HardCase[] = [];
  const add = (
    name: string,
    made: JsonValue | (() => JsonValue),
    kinds: readonly ('json' | 'yaml')[] = ['json', 'yaml'],
    ruleset = OAS,
  ): void => {
    for (const kind of kinds) {
      const files = (): Record<string, string> => {
        const value = typeof made === 'function' ? made() : made;
        return {
          [`api.${kind}`]:
            kind === 'json' ? JSON.stringify(value, null, 1) : stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 }),
        };
      };
      cases.push({ name: `${name} (${kind})`, files, root: `api.${kind}`, ruleset });
    }
  };
  const addText = (name: string, kind: 'json' | 'yaml', text: string, ruleset = OAS, more: Readonly<Record<string, string>> = {}): void => {
    cases.push({ name: `${name} (${kind})`, files: () => ({ [`api.${kind}`]: text, ...more }), root: `api.${kind}`, ruleset });
  };
  const head = stringify(apiWith({}));

  for (const ruleset of [OAS, BOTH]) {
    add(`ring of 1,000 schemas, ${ruleset}`, ring(1_000), ['json', 'yaml'], ruleset);
    add(`chain of 1,000 references, ${ruleset}`, chain(1_000), ['json', 'yaml'], ruleset);
    add(`two references that are nothing but each other, ${ruleset}`, nothingBut(2), ['json', 'yaml'], ruleset);
    add(`200 levels of properties, ${ruleset}`, deepSchema(200, 'properties'), ['json', 'yaml'], ruleset);
  }
  add('ring of 5,000 schemas', ring(5_000));
  add('chain of 5,000 references', chain(5_000));
  add('a ring of 1,000 references and nothing else', nothingBut(1_000));
  add('a reference to itself', nothingBut(1));
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    const schemas = { A: { [word]: [ref('A'), { type: 'object' }] }, B: { [word]: [ref('C')] }, C: { [word]: [ref('B')] } };
    add(`a schema that is ${word} itself, with an example`, apiWith({ schemas, schema: ref('A'), example: { a: 1 } }));
  }
  add(
    'siblings of a reference',
    apiWith({ schemas: { A: { ...Object(ref('B')), description: 'x', type: 'string' }, B: { type: 'object' } }, schema: ref('A') }),
  );
  add('200 levels of items', deepSchema(200, 'items'));
  add('200 levels of allOf', deepSchema(200, 'allOf'));
  add(
    '200 levels of properties with an example',
    (() => {
      let schema: JsonValue = { type: 'string' };
      for (let level = 0; level < 200; level++) schema = { type: 'object', properties: { a: schema } };
      return apiWith({ schema, example: deepValue(200, 'object') });
    })(),
  );
  add('an example 200 arrays deep', apiWith({ schema: {}, example: deepValue(200, 'array') }));
  add('an example 450 objects deep', apiWith({ schema: {}, example: deepValue(450, 'object') }));
  addText('10,000 arrays deep', 'json', `{"openapi":"3.0.3","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
  addText('10,000 arrays deep', 'yaml', `openapi: 3.0.3\nx: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`);

  addText('an alias bomb', 'yaml', `${head}x-bomb:\n${LAUGHS.replace(/^/gm, '  ')}\n`);
  addText(
    'an alias bomb by merge keys',
    'yaml',
    `${head}x-bomb:\n  a0: &a0 { k: x }\n${Array.from({ length: 30 }, (_, at) => `  a${at + 1}: &a${at + 1} { l: *a${at}, r: *a${at}, <<: *a${at} }\n`).join('')}`,
  );
  addText('an anchor with itself in it', 'yaml', `${head}x-self: &self { a: *self }\n`);
  addText('20,000 aliases of one anchor', 'yaml', `${head}x-one: &one { a: 1, b: [1, 2] }\nx-many:\n${'  - *one\n'.repeat(20_000)}`);
  addText(
    'merge keys over each other',
    'yaml',
    `${head}x-base: &base { a: 1, b: 2 }\nx-over:\n  <<: *base\n  b: 3\n  c: { <<: [*base, { d: 4 }], a: 5 }\n`,
  );
  addText('a merge key over no object', 'yaml', `${head}x-over: { <<: 5, a: 1 }\n`);
  addText('duplicate keys', 'yaml', head.replace('tags:', 'tags: []\ntags:'));
  addText('duplicate keys', 'json', JSON.stringify(apiWith({})).replace('"tags":', '"tags":[],"tags":'));
  addText('10,000 duplicates of one key', 'yaml', `${head}x-many:\n${'  a: 1\n'.repeat(10_000)}`);
  addText(
    '10,000 duplicates of one key',
    'json',
    JSON.stringify(apiWith({})).replace('"tags":', `"x-many":{${Array(10_000).fill('"a":1').join(',')}},"tags":`),
  );
  const numbers = { minimum: '1e999', maximum: '12345678901234567890', multipleOf: '1e-400', default: '-1e999' };
  const numeric = `"x":{"type":"number",${Object.entries(numbers)
    .map(([key, value]) => `"${key}":${value}`)
    .join(',')}}`;
  addText(
    'overflowing numbers',
    'json',
    JSON.stringify(apiWith({ schemas: { N: { type: 'object', properties: { x: 0 } } }, schema: ref('N'), example: { x: 0 } }))
      .replace('"x":0}', `${numeric}}`)
      .replace('"x":0}', '"x":1e999}'),
  );
  addText(
    'overflowing numbers',
    'yaml',
    `${head}x-numbers: { a: 1e999, b: 12345678901234567890, c: -1e999, d: .inf, e: .nan, f: 0x${'f'.repeat(400)}, g: 1e-400, h: 0${'7'.repeat(400)} }\n`,
  );

  add('100,000 paths', () => manyPaths(100_000));
  add('100,000 paths, both', () => manyPaths(100_000), ['json'], BOTH);
  add('an example of 5 MB: one text', () =>
    apiWith({ schema: { type: 'string', pattern: '^(a|b)+$', maxLength: 10 }, example: 'ab'.repeat(MEGABYTES / 2) }),
  );
  add('an example of 5 MB: an array', () =>
    apiWith({ schema: { type: 'array', items: { type: 'string', maxLength: 3 } }, example: Array(MEGABYTES / 16).fill('abcdef') }),
  );
  add('an example of 5 MB: objects', () =>
    apiWith({
      schema: { type: 'array', items: { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'string' } } } },
      example: Array.from({ length: MEGABYTES / 40 }, (_, at) => ({ a: at % 2 ? at : 'x', b: 'abcdef' })),
    }),
  );
  add(
    'an example of 5 MB that has to be unique',
    () =>
      apiWith({
        schema: { type: 'array', uniqueItems: true },
        example: Array.from({ length: 60_000 }, (_, at) => ({ a: at, b: 'x'.repeat(40) })),
      }),
    ['json'],
  );
  add('an enum of 100,000', () =>
    apiWith({ schema: { type: 'string', enum: Array.from({ length: 100_000 }, (_, at) => `e${at}`) }, example: 'none' }),
  );

  for (const ruleset of [OAS, BOTH])
    add(
      `a pattern that backtracks for ever, ${ruleset}`,
      apiWith({ schema: { type: 'string', pattern: '^(a+)+$' }, example: ENDLESS_TEXT }),
      ['json', 'yaml'],
      ruleset,
    );
  add(
    'a pattern that backtracks for ever, in a property name',
    apiWith({ schema: { type: 'object', patternProperties: { '^(a+)+$': {} } }, example: { [ENDLESS_TEXT]: 1 } }),
    ['json'],
  );
  for (const format of ['email', 'uri', 'date', 'date-time', 'uuid', 'hostname', 'ipv6', 'regex', 'uri-template', 'byte', 'json-pointer']) {
    add(`100 kB for the format ${format}`, apiWith({ schema: { type: 'string', format }, example: 'a.'.repeat(50_000) }), ['json']);
  }
  const sound = JSON.stringify(apiWith({}));
  const endless = sound.replace('"title":"Hard"', `"title":"${ENDLESS_TEXT}"`);
  addText('a pattern of a rule that backtracks for ever', 'json', endless, 'rules.yaml', {
    'rules.yaml': RULE('$.info.title', "{ function: pattern, functionOptions: { match: '^(a+)+$' } }"),
  });
  addText('a pattern of a schema rule that backtracks for ever', 'json', endless, 'rules.yaml', {
    'rules.yaml': RULE('$.info.title', "{ function: schema, functionOptions: { schema: { type: string, pattern: '^(a+)+$' } } }"),
  });
  addText('a filter that backtracks for ever', 'json', endless, 'rules.yaml', {
    'rules.yaml': RULE('"$.info[?(@.match && @.match(/^(a+)+$/))]"', '{ function: truthy }'),
  });
  addText('a cycle of files', 'yaml', head.replace('components:', 'x-other: { $ref: other.yaml }\ncomponents:'), OAS, {
    'other.yaml': 'a: { $ref: api.yaml }\nb: { $ref: "other.yaml#/b" }\n',
  });
  addText(
    'two references that are nothing but each other, in two files',
    'yaml',
    head.replace('schemas: {}', 'schemas: { A: { $ref: "other.yaml#/B" } }'),
    OAS,
    { 'other.yaml': 'B: { $ref: "api.yaml#/components/schemas/A" }\n' },
  );
  addText(
    'two references that are nothing but each other, in the other file',
    'yaml',
    head.replace('schemas: {}', 'schemas: { A: { $ref: "other.yaml#/B" } }'),
    OAS,
    { 'other.yaml': 'B: { $ref: "#/C" }\nC: { $ref: "#/B" }\n' },
  );
  addText(
    'two references that are nothing but each other, and a missing file',
    'yaml',
    head.replace(
      'schemas: {}',
      'schemas: { M: { $ref: missing.yaml }, A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } }',
    ),
  );
  addText(
    'references that multiply',
    'json',
    JSON.stringify(
      apiWith({
        schemas: Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => [
            `S${at}`,
            at === 39 ? { type: 'string' } : { type: 'object', properties: { a: ref(`S${at + 1}`), b: ref(`S${at + 1}`) } },
          ]),
        ),
        schema: ref('S0'),
      }),
    ),
  );
  return cases;
}
