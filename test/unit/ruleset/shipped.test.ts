import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatOf } from '../../../server/src/ruleset/formatNames';
import { GATEWAY_FINDINGS, gatewayRuleset } from '../../../server/src/ruleset/gatewayRuleset';
import { guardFunction } from '../../../server/src/ruleset/guardMessages';
import { shippedNameOf, SHIPPED_NAMES } from '../../../server/src/ruleset/shipped';
import { load, problemsOf } from './memory';

const FOLDER = join(__dirname, '../../../rulesets');

const findings = (): [] => [];
const functions = new Map([[GATEWAY_FINDINGS, findings]]);

/** The rules of a ruleset with what makes them judge: name, severity, whether they are on. */
async function rulesOf(name: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const outcome = await load(files, name, {}, { functions });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return Object.values(outcome.ruleset.rules).map((rule) => `${rule.name} ${rule.severity} ${rule.enabled}`);
}

describe('shipped rulesets', () => {
  it('each has its file under rulesets/, and no other', () => {
    assert.deepEqual(
      readdirSync(FOLDER)
        .map((name) => `specwright:${name}`)
        .sort(),
      [...SHIPPED_NAMES].sort(),
    );
  });

  for (const name of SHIPPED_NAMES.filter((shipped) => shipped !== 'specwright:gateway')) {
    it(`${name} is what its file says`, async () => {
      const text = readFileSync(join(FOLDER, name.replace('specwright:', ''), 'ruleset.yaml'), 'utf8');
      assert.deepEqual(await rulesOf(name), await rulesOf('r.yaml', { 'r.yaml': text }));
    });
  }

  it('specwright:gateway is what its file says', () => {
    const text = readFileSync(join(FOLDER, 'gateway', 'ruleset.yaml'), 'utf8');
    const meant: unknown = parse(text, (key, value: unknown) => {
      if (key === 'formats' && Array.isArray(value)) return value.map((name) => formatOf(String(name)));
      return key === 'function' && value === GATEWAY_FINDINGS ? guardFunction(findings) : value;
    });
    assert.deepEqual(gatewayRuleset(findings), meant);
  });

  it('specwright:gateway has 10 rules, all on, and judges nothing beside others unless it is extended', async () => {
    const outcome = await load({}, 'specwright:gateway', {}, { functions });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    assert.deepEqual([outcome.info.name, outcome.info.rules, outcome.info.enabledRules], ['specwright:gateway', 10, 10]);
    const both = { 'r.yaml': 'extends: [specwright:recommended, specwright:gateway]\nrules: { gateway-name-unique: off }\n' };
    const extended = await load(both, 'r.yaml', {}, { functions });
    assert.ok(extended.ok, JSON.stringify(extended));
    assert.deepEqual([extended.info.rules, extended.info.enabledRules], [99, 87]);
    const recommended = await rulesOf('specwright:recommended');
    assert.deepEqual(
      recommended.filter((rule) => rule.startsWith('gateway-')),
      [],
    );
  });

  it('specwright:gateway runs where only shipped rulesets do, and is refused where its function is not there', async () => {
    assert.ok((await load({}, 'specwright:gateway', { shippedOnly: true }, { functions })).ok);
    const [problem] = await problemsOf({ 'r.yaml': 'extends: specwright:gateway\n' });
    assert.match(problem?.message ?? '', /specwright:gateway cannot judge here/);
  });

  it('the function of specwright:gateway is no other ruleset’s to name', async () => {
    const text = `rules: { mine: { given: $, then: { function: ${GATEWAY_FINDINGS} } } }\n`;
    const [problem] = await problemsOf({ 'r.yaml': text }, 'r.yaml', {}, { functions });
    assert.match(problem?.message ?? '', /function/);
  });

  it('have 57, 32 and 89 rules, of which the recommended ones are on', async () => {
    const infos = await Promise.all(
      ['specwright:oas', 'specwright:owasp', 'specwright:recommended'].map(async (name) => {
        const outcome = await load({}, name);
        return outcome.ok ? [outcome.info.name, outcome.info.uri, outcome.info.rules, outcome.info.enabledRules] : [];
      }),
    );
    // Spectral marks 11 of its rules as not recommended; OWASP none.
    assert.deepEqual(infos, [
      ['specwright:oas', undefined, 57, 46],
      ['specwright:owasp', undefined, 32, 32],
      ['specwright:recommended', undefined, 89, 78],
    ]);
  });

  it('stand for what people extend by other names', () => {
    const names: Readonly<Record<string, string | undefined>> = {
      'spectral:oas': 'specwright:oas',
      '@stoplight/spectral-owasp-ruleset': 'specwright:owasp',
      '@stoplight/spectral-owasp-ruleset@^2.0': 'specwright:owasp',
      'https://unpkg.com/@stoplight/spectral-owasp-ruleset': 'specwright:owasp',
      'https://unpkg.com/@stoplight/spectral-owasp-ruleset@2.0.1/dist/ruleset.mjs': 'specwright:owasp',
      'https://cdn.jsdelivr.net/npm/@stoplight/spectral-owasp-ruleset/dist/ruleset.mjs': 'specwright:owasp',
      'https://unpkg.com.example.com/@stoplight/spectral-owasp-ruleset': undefined,
      'http://unpkg.com/@stoplight/spectral-owasp-ruleset': undefined,
      '@stoplight/spectral-owasp-ruleset-2': undefined,
      'spectral:asyncapi': undefined,
      __proto__: undefined,
      constructor: undefined,
    };
    for (const [name, shipped] of Object.entries(names)) assert.equal(shippedNameOf(name), shipped, name);
  });
});
