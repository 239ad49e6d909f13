import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';
import { refused, ROOT } from './exported';
import { REFUSALS } from './refusalCases';

const BOUNDARY = 'file:///project';

/** What linting with `specwright:gateway` says of a text: the export's refusals, as message and line. */
async function told(text: string): Promise<string[]> {
  const checks = new Map([['gatewayFindings', gatewayFindings]]);
  const session = await judgingSession({ [ROOT]: text }, 'specwright:gateway', BOUNDARY, { checks });
  const { findings } = await judgementOf(session, requestOf(ROOT, BOUNDARY));
  const found = findings.filter(({ code }) => code === 'gateway-export-refused');
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
