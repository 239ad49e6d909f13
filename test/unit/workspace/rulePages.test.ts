import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { oas } from '@stoplight/spectral-rulesets';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import { gatewayRuleset } from '../../../server/src/ruleset/gatewayRuleset';
import { ruleAddresses } from '../../../server/src/workspace/rulePages';

const PAGES = resolve(__dirname, '../../../docs/rules');

function pageOf(code: string): string {
  if (code.startsWith('owasp:')) return 'owasp.md';
  return code.startsWith('gateway-') ? 'gateway.md' : 'oas.md';
}

describe('the page of a rule', () => {
  const gateway = gatewayRuleset(() => []);
  const ours = 'rules' in gateway && isJsonObject(gateway.rules) ? Object.keys(gateway.rules) : [];
  const codes = [...Object.keys(oas.rules), ...Object.keys(owasp.rules), ...ours];
  const addresses = ruleAddresses(PAGES, (path) => readFileSync(path, 'utf8'));

  it('is asked for 99 codes', () => assert.equal(new Set(codes).size, 99));

  for (const code of codes) {
    it(`exists for ${code}, and its anchor is the heading of that rule`, () => {
      const address = addresses.get(code);
      assert.ok(address !== undefined);
      const [page = '', anchor = ''] = address.split('#L');
      const line = readFileSync(fileURLToPath(page), 'utf8').split('\n')[Number(anchor) - 1];
      assert.equal(line, `## ${code}`);
      assert.ok(page.endsWith(join('docs', 'rules', pageOf(code)).replaceAll('\\', '/')));
    });
  }

  it('does not exist for a rule that we do not ship', () => assert.equal(addresses.get('my-rule'), undefined));
});
