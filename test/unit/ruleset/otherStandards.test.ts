import assert from 'node:assert/strict';
import { Ruleset, type RulesetDefinition } from '@stoplight/spectral-core';
import { arazzo, asyncapi, oas } from '@stoplight/spectral-rulesets';
import { mayJudge } from '../../../server/src/lint/engine/takeOver';
import { loadRuleset } from '../../../server/src/ruleset/loadRuleset';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';
import { WITHOUT_OPERATION_ID } from '../../support/openApiText';
import { load, memoryFiles, problemsOf } from './memory';

const FOLDER = 'file:///w';
const NAMES = ['spectral:asyncapi', 'spectral:arazzo'] as const;
const THEIRS: Readonly<Record<(typeof NAMES)[number], unknown>> = { 'spectral:asyncapi': asyncapi, 'spectral:arazzo': arazzo };

/** The package's own type of a ruleset is stricter than what it exports. */
function definition(value: unknown): RulesetDefinition {
  if (!isDefinition(value)) throw new Error('no ruleset');
  return value;
}

function isDefinition(value: unknown): value is RulesetDefinition {
  return typeof value === 'object' && value !== null && 'rules' in value;
}

/** What a person can see of a ruleset's rules without a document to judge. */
function seen(ruleset: Ruleset): unknown {
  const rules = Object.values(ruleset.rules).map(({ name, enabled, recommended }) => [name, enabled, recommended] as const);
  return {
    rules: rules.sort(([one], [other]) => one.localeCompare(other)),
    formats: [...ruleset.formats].map((format) => format.displayName),
  };
}

async function loaded(text: string): Promise<Ruleset> {
  const outcome = await load({ 'r.yaml': text });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.ruleset;
}

describe('rulesets of Spectral’s that have no rule for OpenAPI', () => {
  for (const name of NAMES) {
    it(`${name}: the same rules and formats as Spectral’s, whichever of them are on`, async () => {
      const theirs = definition(THEIRS[name]);
      const context = { severity: 'recommended' } as const;
      const base = definition(oas);
      const [first = ''] = Object.keys('rules' in theirs ? theirs.rules : {}).filter((each) => each.endsWith('description'));
      const rules = { [first]: 'off' } as const;
      const forms = new Map<string, RulesetDefinition>([
        [`extends: ${name}`, { extends: theirs, rules: {} }],
        [`extends: [spectral:oas, ${name}]`, { extends: [base, theirs], rules: {} }],
        [`extends: [[${name}, all]]`, { extends: [[theirs, 'all']], rules: {} }],
        [
          `extends: [[spectral:oas, off], [${name}, off]]`,
          {
            extends: [
              [base, 'off'],
              [theirs, 'off'],
            ],
            rules: {},
          },
        ],
        [`extends: [${name}]\nrules: {${first}: off}`, { extends: theirs, rules }],
      ]);
      for (const [text, form] of forms) assert.deepEqual(seen(await loaded(text)), seen(new Ruleset(form, context)), text);
    });

    it(`${name}: Spectral asks none of its rules about an OpenAPI document`, () => {
      const { rules, formats } = new Ruleset(definition(THEIRS[name]), { severity: 'all' });
      const ofOpenApi = new Set(new Ruleset(definition(oas)).formats);
      assert.ok([...formats].every((format) => !ofOpenApi.has(format)));
      for (const rule of Object.values(rules)) assert.equal(rule.matchesFormat(ofOpenApi), false, rule.name);
    });

    it(`${name} alone is no ruleset to choose`, async () => {
      const trust = { functions: false, hosts: [], shippedOnly: false };
      const outcome = await loadRuleset({ ruleset: name, baseUri: FOLDER, trust }, { files: memoryFiles({}) });
      assert.match(outcome.ok ? '' : (outcome.problems[0]?.message ?? ''), /not shipped with Specwright/);
    });
  }

  it('are not counted among the rules that judge', async () => {
    const both = await load({ 'r.yaml': 'extends: [spectral:oas, spectral:asyncapi, spectral:arazzo]\n' });
    assert.deepEqual(both.ok && [both.info.rules, both.info.enabledRules], [57, 46]);
  });

  it('know their names: a rule that they do not have cannot be turned off', async () => {
    const [problem] = await problemsOf({ 'r.yaml': 'extends: spectral:asyncapi\nrules: {asyncapi-nothing: off}\n' });
    assert.match(problem?.message ?? '', /Cannot extend non-existing rule: "asyncapi-nothing"/);
  });

  it('leave an OpenAPI document to the engine, and its findings as they are', async () => {
    const text = 'extends: [spectral:oas, spectral:asyncapi]\n';
    assert.equal(
      mayJudge(await loaded(text), (fn) => fn),
      'all',
    );
    const api = `${FOLDER}/api.yaml`;
    const files = { [api]: WITHOUT_OPERATION_ID, [`${FOLDER}/r.yaml`]: text };
    const [both, ours] = await Promise.all(
      ['./r.yaml', 'specwright:oas'].map(async (ruleset) =>
        judgementOf(await judgingSession(files, ruleset, FOLDER), requestOf(api, FOLDER)),
      ),
    );
    assert.deepEqual(
      both?.findings.map(({ code }) => code),
      ['operation-operationId'],
    );
    assert.deepEqual(both, ours);
  });

  it('say of a document that they are for, once, that nothing was checked', async () => {
    const channels = `${FOLDER}/channels.yaml`;
    const files = {
      [channels]: "asyncapi: 2.6.0\ninfo: { title: x, version: '1' }\nchannels: {}\n",
      [`${FOLDER}/r.yaml`]: 'extends: [spectral:oas, spectral:asyncapi]\n',
    };
    const { findings, failures } = await judgementOf(await judgingSession(files, './r.yaml', FOLDER), requestOf(channels, FOLDER));
    assert.deepEqual(findings, []);
    assert.deepEqual(
      failures.map(({ message }) => message.replace(/^The rule asyncapi-\S+ and \d+ others/, 'The rules')),
      [
        'The rules could not be applied and were set aside: Specwright judges OpenAPI and has no rules for AsyncAPI. Have Spectral judge this document.',
      ],
    );
  });
});
