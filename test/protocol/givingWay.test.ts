import assert from 'node:assert/strict';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

/** A rule that takes half a second for each operation, so that a document of many is at work for long. */
const SLOW = `export default () => {
  const until = Date.now() + 500;
  while (Date.now() < until);
};
`;
const RULES =
  'extends: [[spectral:oas, off]]\nfunctions: [slow]\nrules:\n  operation-operationId: true\n  slow:\n    given: $.paths[*].get\n    then: { function: slow }\n';

describe('a lint that takes long', () => {
  it('gives way to a small document, and comes to its end afterwards', async () => {
    const folder = folderWith({ '.spectral.yaml': RULES, 'functions/slow.js': SLOW });
    const server = await LanguageServer.start([folder.path], { allowFunctions: true });
    try {
      const paths = Array.from({ length: 20 }, (_, i) => `  /pets${i}:\n    get: { responses: { '200': { description: x } } }\n`).join('');
      const long = folder.uri('long.yaml');
      const small = folder.uri('small.yaml');
      await server.open(long, `openapi: 3.0.3\ninfo: { title: x, version: '1' }\npaths:\n${paths}${'#'.repeat(400_000)}\n`);
      await server.untilTrue(
        () => server.notes.some(({ method }) => method === '$/progress'),
        () => 'the long lint to show that it is at work',
      );
      const asked = performance.now();
      await server.open(small, WITHOUT_OPERATION_ID);
      await server.until(small, (all) => all.length === 1, 'the small one’s finding');
      const waited = performance.now() - asked;
      assert.deepEqual(server.onScreen(long), [], 'the long one is not done');
      await server.until(long, (all) => all.length === 20, 'the long one’s findings');
      assert.ok(waited < 8_000, `the small one waited ${waited} ms`);
    } finally {
      await server.stop();
      folder.remove();
    }
  }).timeout(60_000);
});
