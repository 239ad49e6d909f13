import assert from 'node:assert/strict';
import { LARGEST_SPEC } from '../../../server/src/mock/specRoot';
import { problemsOf, ROOT } from './specOf';

/** A document whose aliases write out to 10^9 values. */
const BOMB = `openapi: 3.0.3
paths: {/a: {get: {responses: {'200': {description: ok}}}}}
x-a: &a [x, x, x, x, x, x, x, x, x, x]
${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, index) => `x-${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}
`;

describe('mock: documents that cannot be mocked', () => {
  const cases: [string, string, RegExp][] = [
    ['empty', '', /^The document is empty/],
    ['blank', ' \n\n', /^The document is empty/],
    ['no OpenAPI', 'kind: Deployment\n', /^This is no OpenAPI document/],
    ['a list', '- openapi\n', /^This is no OpenAPI document/],
    ['an unknown version', 'openapi: 4.0.0\npaths: {}\n', /^The mock knows OpenAPI 3\.0, 3\.1 and 3\.2 and Swagger 2\.0/],
    ['no paths', 'openapi: 3.1.0\ninfo: {title: x, version: "1"}\n', /^The document has no paths/],
    ['empty paths', 'openapi: 3.1.0\npaths: {}\n', /^The document has no paths/],
    ['half a document', 'openapi: 3.0.3\npaths: {', /./],
    ['tabs', 'openapi: 3.0.3\npaths:\n\t/a: {}\n', /./],
    ['an alias bomb', BOMB, /^The aliases of this document write out to more than/],
    ['10,000 levels of YAML', `openapi: 3.0.3\npaths: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, /[Nn]ested/],
    ['10,000 levels of JSON', `{"openapi":"3.0.3","paths":{},"x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, /[Nn]ested/],
    [
      'a __proto__ key',
      'openapi: 3.0.3\npaths:\n  /a: {get: {responses: {}}}\n__proto__:\n  polluted: true\n',
      /^A key named “__proto__” cannot be mocked/,
    ],
    [
      'a __proto__ key in JSON',
      '{"openapi":"3.0.3","paths":{"/a":{"get":{"__proto__":{"polluted":true},"responses":{}}}}}',
      /^A key named “__proto__” cannot be mocked/,
    ],
    ['too much text', `openapi: 3.0.3\nx: ${'x'.repeat(LARGEST_SPEC)}`, /MB of text; the mock takes up to 30 MB/],
  ];
  for (const [name, text, message] of cases) {
    it(`says so once: ${name}`, () => {
      const problems = problemsOf(text);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.uri, ROOT);
      assert.equal(problems[0]?.severity, 'error');
      assert.match(problems[0]?.message ?? '', message);
      assert.ok(!/\n\s+at /.test(problems[0]?.message ?? ''), 'no stack trace');
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });
  }

  it('names the line of a __proto__ key', () => {
    assert.equal(
      problemsOf('openapi: 3.0.3\npaths:\n  /a: {get: {responses: {}}}\n__proto__:\n  polluted: true\n')[0]?.range.start.line,
      3,
    );
  });
});
