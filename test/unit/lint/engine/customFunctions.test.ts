import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Judgement } from '../../../../server/src/lint/lintSession';
import { LiveRun } from '../../../../server/src/lint/liveRun';
import type { SpectralSession } from '../../../../server/src/lint/spectralSession';
import { judgementOf, judgingSession, requestOf } from '../../../support/judgingSession';

const FOLDER = 'file:///work';
const ROOT = `${FOLDER}/api.json`;

/** One schema that is met at four places, one of them in itself. */
const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  paths: Object.fromEntries(
    ['/a', '/b'].map((path) => [
      path,
      { get: { responses: { '200': { description: 'x', content: { 'text/plain': { schema: { $ref: '#/components/schemas/Pet' } } } } } } },
    ]),
  ),
  components: {
    schemas: {
      Pet: {
        type: 'object',
        title: 'pet',
        properties: { kind: { type: 'string', title: 'kind' }, friend: { $ref: '#/components/schemas/Pet' } },
      },
    },
  },
};
const RULES = `functions: [own]
rules:
  own: { given: '$..[?(@ && @.title)]', then: { function: own } }
`;

async function sessionWith(engine: 'graph' | 'stock', own: string, rules = RULES): Promise<SpectralSession> {
  const files = { [ROOT]: JSON.stringify(DOCUMENT, null, 2), [`${FOLDER}/rules.yaml`]: rules, [`${FOLDER}/functions/own.js`]: own };
  return judgingSession(files, `${FOLDER}/rules.yaml`, FOLDER, { engine, functions: true });
}

async function outcomeOf(session: SpectralSession): Promise<Judgement> {
  const outcome = await replyOf(session);
  assert.deepEqual(outcome.failures, []);
  return outcome;
}

async function replyOf(session: SpectralSession): Promise<Judgement> {
  return judgementOf(session, requestOf(ROOT, FOLDER));
}

async function messagesOf(engine: 'graph' | 'stock', own: string, rules = RULES): Promise<string[]> {
  const { findings } = await outcomeOf(await sessionWith(engine, own, rules));
  return findings.map(({ code, message, path }) => `${code} ${path.join('/')} ${message}`);
}

describe('a ruleset’s own function', () => {
  const cases = {
    'that returns its path': 'export default (input, options, context) => [{ message: context.path.join(" ") }];',
    'that counts its calls': 'let calls = 0;\nexport default () => [{ message: `call ${++calls}` }];',
    'that reads the documents':
      'export default (input, options, { path, documentInventory: { resolved } }) =>\n' +
      '  [{ message: Object.keys(path.slice(0, -1).reduce((at, key) => at[key], resolved)).join() }];',
  };
  for (const [name, own] of Object.entries(cases)) {
    it(`${name} is asked once for each path, as Spectral asks it`, async () => {
      const theirs = await messagesOf('stock', own);
      assert.ok(new Set(theirs.filter((each) => each.startsWith('own '))).size >= 4, theirs.join('\n'));
      assert.deepEqual(await messagesOf('graph', own), theirs);
    });
  }

  it('that would change its input cannot, whoever asks it: what Spectral gives out is frozen', async () => {
    const rules = `${RULES}  later: { given: '$..[?(@ && @.title)]', then: { field: seen, function: falsy } }\n`;
    const changing = '(input) => { input.seen = true; return [{ message: String(input.seen) }]; };';
    const strict = await replyOf(await sessionWith('graph', `export default ${changing}`, rules));
    assert.deepEqual(strict, await replyOf(await sessionWith('stock', `export default ${changing}`, rules)));
    assert.ok(!strict.findings.some(({ code }) => code === 'later'));
    assert.match(strict.failures.map(({ message }) => message).join(), /^The rule own could not be applied and was set aside/);
  });

  const longTitle = 'export default (input) => (input.title.length > 3 ? [{ message: `${input.title} is long` }] : []);';

  it('that is declared pure finds the same', async () => {
    const theirs = await messagesOf('stock', longTitle);
    assert.ok(theirs.length > 0);
    assert.deepEqual(await messagesOf('graph', `export const pure = true;\n${longTitle}`), theirs);
    const commonJs = longTitle.replace('export default', 'module.exports =').concat('\nmodule.exports.pure = true;');
    assert.deepEqual(await messagesOf('graph', commonJs), theirs);
  });

  it('that is declared pure is asked once for each value, and again where an edit has changed it', async () => {
    const counting = (pure: string): string =>
      `${pure}\nlet calls = 0;\nexport default (input) => [{ message: \`\${input.title} \${++calls}\` }];`;
    const callsIn = ({ findings }: Pick<Judgement, 'findings'>): number =>
      Math.max(...findings.filter(({ code }) => code === 'own').map(({ message }) => Number(message.split(' ').at(-1))));
    assert.ok(callsIn(await outcomeOf(await sessionWith('graph', counting('')))) > 3);
    const session = await sessionWith('graph', counting('export const pure = true;'));
    const spy = mock.method(LiveRun.prototype, 'next');
    const text = JSON.stringify(DOCUMENT, null, 2);
    session.open(ROOT, text);
    assert.equal(callsIn(await outcomeOf(session)), 3, 'the info, the schema and its property');
    session.open(ROOT, text.replace('"title": "kind"', '"title": "kinds"'));
    const after = await outcomeOf(session);
    assert.notEqual(await spy.mock.calls[0]?.result, undefined);
    // The property, and the schema that holds it.
    assert.equal(callsIn(after), 5);
    mock.restoreAll();
  });
});
