import assert from 'node:assert/strict';
import owasp from '@stoplight/spectral-owasp-ruleset';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import { isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { checkExpressions } from '../../../server/src/ruleset/checkExpressions';
import { RulesetFile } from '../../../server/src/ruleset/rulesetFile';

/** The definition as text: what is code in it (functions, formats) plays no part in the check. */
function fileOf(definition: object): RulesetFile {
  return RulesetFile.parse('file:///w/stock.json', JSON.stringify(definition));
}

function ruleNames(file: RulesetFile): string[] {
  const rules: JsonValue | undefined = file.value['rules'];
  return isJsonObject(rules) ? Object.keys(rules) : [];
}

describe('the stock rules', () => {
  it('there are 57 of Spectral and 32 of OWASP', () => {
    assert.equal(ruleNames(fileOf(oas)).length, 57);
    assert.equal(ruleNames(fileOf(owasp)).length, 32);
  });

  for (const [name, definition] of Object.entries({ oas, owasp })) {
    it(`every expression of ${name} passes the check`, () => {
      assert.deepEqual(checkExpressions(fileOf(definition)), []);
    });
  }

  it('one changed letter of the exception that they need is refused', () => {
    const text = JSON.stringify(oas).replaceAll("constructor.name === 'Array'", "constructor.call === 'Array'");
    assert.equal(checkExpressions(RulesetFile.parse('file:///w/stock.json', text)).length, 1);
  });
});
