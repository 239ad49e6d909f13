import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedNameOf, SHIPPED_NAMES } from '../../../server/src/ruleset/shipped';
import { load } from './memory';

const FOLDER = join(__dirname, '../../../rulesets');

/** The rules of a ruleset with what makes them judge: name, severity, whether they are on. */
async function rulesOf(name: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const outcome = await load(files, name);
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

  for (const name of SHIPPED_NAMES) {
    it(`${name} is what its file says`, async () => {
      const text = readFileSync(join(FOLDER, name.replace('specwright:', ''), 'ruleset.yaml'), 'utf8');
      assert.deepEqual(await rulesOf(name), await rulesOf('r.yaml', { 'r.yaml': text }));
    });
  }

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
