import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { memoryFiles } from '../../support/memoryFiles';
import { refused, ROOT } from './exported';
import { REFUSALS } from './refusalCases';

const BOUNDARY = 'file:///project';
const TRUST = { functions: false, hosts: [], shippedOnly: false };

/** What linting with `specwright:gateway` says of a text: the export's refusals, as message and line. */
async function told(text: string): Promise<string[]> {
  const checks = new Map([['gatewayFindings', gatewayFindings]]);
  const session = new SpectralSession({ files: () => memoryFiles({ [ROOT]: text }), now: () => 0, checks });
  await session.setRuleset('r', [{ ruleset: 'specwright:gateway', baseUri: BOUNDARY, trust: TRUST }], BOUNDARY);
  const reply = await session.lint({ root: ROOT, version: 1, ruleset: 'r', boundary: BOUNDARY, stopWhenBroken: false });
  assert.ok(reply.kind === 'done', JSON.stringify(reply));
  const found = reply.outcome.findings.filter(({ code }) => code === 'gateway-export-refused');
  return found.map(({ message, range }) => `${range.start.line} ${message}`);
}

describe('what the export refuses, told while linting', () => {
  for (const [name, text] of REFUSALS) {
    it(`${name}: at the same line, in the same words`, async () => {
      const { problems, value } = new Document(ROOT, 0, text);
      // A text that does not parse, or is no document of OpenAPI 2 or 3, is told of by other findings.
      const isJudged = problems.length === 0 && /"(openapi|swagger)":"?[23]/.test(JSON.stringify(value ?? {}));
      const expected = isJudged ? refused(text).map(({ message, range }) => `${range.start.line} ${message}`) : [];
      assert.deepEqual((await told(text)).sort(), [...expected].sort());
    });
  }
});
