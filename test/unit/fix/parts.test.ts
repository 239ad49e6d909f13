import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/document/finding';
import { fixesFor } from '../../../server/src/fix/registry';
import { applyFix } from '../../conformance/fixes/applyFix';
import { compareFindings } from '../../conformance/fixes/compareFindings';
import { stockLint } from '../../conformance/fixes/stockLint';
import { offer } from './offers';

const ROOT = 'file:///specs/root.yaml';
const PATHS = 'file:///specs/paths/pets.yaml';
const SCHEMAS = 'file:///specs/schemas.json';

const TEXTS = new Map([
  [
    ROOT,
    'openapi: 3.0.3\ninfo: {title: t, version: "1"}\ntags:\n  - name: ants # small\npaths:\n  /pets/{id}:\n    $ref: paths/pets.yaml#/one\n',
  ],
  [
    PATHS,
    'one:\n  get:\n    summary: Get a pet\n    tags: [pets]\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}}\n    responses:\n      200:\n        description: ok\n        content:\n          application/json:\n            schema: {$ref: "../schemas.json#/Pet"}\n            example: {name: ' +
      'x'.repeat(300) +
      '}\n',
  ],
  [
    SCHEMAS,
    '{\n  "Pet": {\n    "type": "object",\n    "properties": {\n      "name": { "type": "string", "pattern": "^x" }\n    }\n  }\n}\n',
  ],
]);

describe('fixes in documents that refer to each other, judged by stock Spectral', () => {
  let before: readonly Finding[];
  before = [];
  const lint = async (): Promise<readonly Finding[]> => (before.length > 0 ? before : (before = await stockLint(ROOT, TEXTS)));

  const cases: [code: string, edited: string, holds: RegExp][] = [
    ['operation-operationId', PATHS, /operationId: getPetsById\n/],
    ['operation-description', PATHS, /description: Get a pet\n/],
    ['operation-tag-defined', ROOT, /- name: ants # small\n {2}- name: pets\n/],
    ['owasp:api8:2023-define-error-responses-401', PATHS, /200:\n(.*\n)* {6}["']401["']:\n/],
    ['owasp:api4:2023-string-limit', SCHEMAS, /"type": "string", "maxLength": 1024, "pattern"/],
  ];
  for (const [code, edited, holds] of cases) {
    it(`${code} edits ${edited.slice(16)}`, async () => {
      const found = await lint();
      const own = found.filter((each) => each.code === code);
      assert.ok(own.length > 0);
      const applied = fixesFor(code)
        .map((fix) => applyFix(fix, own, ROOT, TEXTS))
        .find(({ offered }) => offered.length > 0);
      assert.ok(applied);
      assert.deepEqual(applied.faults, []);
      assert.match(applied.texts.get(edited) ?? '', holds);
      const { remaining, came } = compareFindings(found, await stockLint(ROOT, applied.texts), code);
      assert.deepEqual({ remaining, came }, { remaining: 0, came: [] });
    });
  }

  it('offers no name for an operation that two paths share', () => {
    const texts = {
      'root.yaml': 'openapi: 3.0.3\npaths:\n  /a: {$ref: p.yaml}\n  /b: {$ref: p.yaml}\n',
      'p.yaml': 'get: {responses: {}}\n',
    };
    assert.equal(offer(texts, 'operation-operationId', ['get'], 'p.yaml'), undefined);
    const alone = { ...texts, 'root.yaml': 'openapi: 3.0.3\npaths:\n  /a: {$ref: p.yaml}\n' };
    assert.match(offer(alone, 'operation-operationId', ['get'], 'p.yaml')?.['p.yaml'] ?? '', /operationId: getA/);
  });
});
