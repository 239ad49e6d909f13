import assert from 'node:assert/strict';
import type { Judgement } from '../../../server/src/lint/lintSession';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

const FOLDER = 'file:///work';
const API = `${FOLDER}/api.yaml`;
const OTHER = `${FOLDER}/other.yaml`;
const REQUEST = requestOf(API, FOLDER, { stopWhenBroken: true });
/** Rules that look into every value, into one that may not be there by a filter that jsonpath-plus runs, as that one allows it, as the first does but with a question before, and nowhere. */
const RULES = `rules:
  in-query: { given: "$..[?(@.in == 'query')]", then: { field: description, function: truthy } }
  deep: { given: "$.paths[*].[get].parameters.[?(@.in == 'query' && @.schema.type == 1)]", then: { function: falsy } }
  unsaid: { given: "$.paths[*].[get].parameters.[?(@.in == 'query' && @.required == undefined)]", then: { function: falsy } }
  asked: { given: "$..[?(@ && @.in == 'query')]", then: { field: name, function: truthy } }
  plain: { given: $.info, then: { field: contact, function: truthy } }
`;

/** An API with a parameter in a query or in a header, and an example that is null or not. */
function api(where: string, example: string): string {
  return `openapi: 3.0.3
info: { title: x, version: '1' }
paths:
  /a:
    get:
      parameters: [{ in: ${where} }]
      responses: { '200': { description: x, content: { text/plain: { example: ${example} } } } }
`;
}

function told({ findings, failures }: Judgement): { found: string[]; failed: string[] } {
  return {
    found: findings.map(({ code, path }) => `${code} ${path.join('.')}`),
    failed: failures.map(({ message }) => message),
  };
}

const AT = 'paths./a.get.parameters.0';
const NULL = `The rule in-query could not be applied and was set aside: its JSONPath $..[?(@.in == 'query')] cannot be followed through this document (Cannot read properties of null (reading 'in')). Have the filter ask whether there is a value before it looks into it: @ && @.in.`;

describe('a filter that throws in a document', () => {
  for (const engine of ['graph', 'stock'] as const) {
    const sessionWith = (text: string, other = '') =>
      judgingSession({ [API]: text, [OTHER]: other, [`${FOLDER}/r.yaml`]: RULES }, './r.yaml', FOLDER, { engine });

    it(`sets its rule aside, which is named; what the others find is told (${engine})`, async () => {
      const { found, failed } = told(await judgementOf(await sessionWith(api('header', 'null')), REQUEST));
      assert.deepEqual(failed, [NULL]);
      assert.deepEqual(found, ['plain info']);
    });

    it(`or where jsonpath-plus runs it (${engine})`, async () => {
      const { found, failed } = told(await judgementOf(await sessionWith(api('query', '1')), REQUEST));
      assert.match(
        failed.join(),
        /^The rule deep could not be applied and was set aside: its JSONPath .* \(.*Cannot read properties of undefined/,
      );
      assert.deepEqual(found, ['plain info', `asked ${AT}`, `in-query ${AT}`, `unsaid ${AT}`]);
    });

    it(`keeps its rule for other documents, and for the next text (${engine})`, async () => {
      const fine = api('header', '1');
      const session = await sessionWith(api('header', 'null'), fine);
      const first = told(await judgementOf(session, REQUEST));
      assert.equal(first.failed.length, 1);
      assert.deepEqual(told(await judgementOf(session, requestOf(OTHER, FOLDER))), { found: ['plain info'], failed: [] });
      for (const text of [fine, api('header', 'null'), api('query', 'null'), fine]) {
        session.open(API, text);
        assert.deepEqual(await judgementOf(session, REQUEST), await judgementOf(await sessionWith(text), REQUEST), text);
      }
      const query = fine.replace('{ in: header }', '{ in: query, required: true }');
      session.open(API, query);
      assert.deepEqual(told(await judgementOf(session, REQUEST)).found, told(await judgementOf(await sessionWith(query), REQUEST)).found);
    });
  }
});
