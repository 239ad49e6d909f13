import { shop } from './exported';

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefgh', (name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(10)}]\n`).join('')}`;

/** Texts that have no manifest: what is said of each, and the zero-based line where. */
export const REFUSALS: readonly (readonly [name: string, text: string, message: RegExp, line: number])[] = [
  ['nothing', '', /empty/, 0],
  ['white space', ' \n\n', /empty/, 0],
  ['a list', '- a\n', /no OpenAPI document/, 0],
  ['another document', 'kind: Pod\n', /no OpenAPI document/, 0],
  ['an unknown version', 'openapi: 4.0.0\npaths: {}\n', /OpenAPI “4.0.0” is not known/, 0],
  ['no paths', 'openapi: 3.0.0\ninfo: { title: a }\n', /must have `.paths`/, 0],
  ['tabs that indent', 'openapi: 3.0.0\npaths:\n\t/a: {}\n', /A tab cannot indent YAML/, 2],
  ['half a document', 'openapi: 3.0.0\npaths: { /a: {\n', /./, 2],
  ['an alias bomb', BOMB, /aliases/, 0],
  ['a server that is no address', shop('paths: {}\nservers:\n  - url: api.example.com\n'), /api\.example\.com.*cannot be read/, 6],
  ['a port out of range', shop('paths: {}\nservers:\n  - url: http://a:70000\n'), /65535/, 6],
  ['a variable without a value', shop('paths: {}\nservers:\n  - url: http://{host}/\n'), /“\{”/, 6],
  [
    'an address that grows without end',
    shop(
      `paths: {}\nservers:\n  - { url: '/{a}', variables: { a: { default: '${'{b}'.repeat(999)}' }, b: { default: '${'{c}'.repeat(999)}' } } }\n`,
    ),
    /longer than 100000/,
    6,
  ],
  [
    'a property without a name that takes the place of another',
    shop(
      `x-kong-plugin-request-validator: {}
paths:
  /a:
    post:
      requestBody:
        content: { application/json: { schema: { properties: {
          "": { type: string },
          minLength: {}, type: {} } } } }
`,
    ),
    /place of the property “type”/,
    10,
  ],
  [
    'headers that multiply',
    shop(
      `paths:\n  /a:\n    get:\n      parameters:\n${Array.from('abcdefghi', (name) => `        - { name: ${name}, in: header, required: true, schema: { enum: [1, 2, 3, 4, 5] } }\n`).join('')}`,
    ),
    /1,953,125 routes/,
    6,
  ],
  ['tags that are no texts', shop('x-kong-tags:\n  - a\n  - 1\npaths: {}\n'), /x-kong-tags/, 6],
  ['a name that is no text', shop("x-kong-name: 'a: b'\npaths: {}\n"), /x-kong-name/, 4],
  [
    'a $ref to nowhere, used or not',
    shop("paths: {}\ncomponents:\n  responses:\n    R: { $ref: '#/components/responses/S' }\n"),
    /leads nowhere/,
    7,
  ],
  ['a $ref in a circle', shop("paths:\n  /a: { $ref: '#/paths/~1a' }\n"), /leads back to itself/, 5],
  ['a $ref to an address', shop("paths:\n  /a: { $ref: 'http://127.0.0.1/a.yaml' }\n"), /was not read/, 5],
  ['a $ref out of the folder', shop("paths:\n  /a: { $ref: '../../etc/passwd' }\n"), /was not read/, 5],
];
