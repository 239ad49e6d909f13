import assert from 'node:assert/strict';
import { Document, Ruleset, Spectral } from '@stoplight/spectral-core';
import { oas3 } from '@stoplight/spectral-formats';
import { truthy } from '@stoplight/spectral-functions';
import * as Parsers from '@stoplight/spectral-parsers';
import { ATTACKS } from './attacks';
import { problemsOf } from './memory';

const DOCUMENT = JSON.stringify({
  openapi: '3.0.0',
  info: { title: 'Text', version: '1', list: [1, 2], deep: { er: { x: true } } },
  paths: {},
});

/** How often payloads ran since the mark was last taken away. */
function takeMark(): number {
  const mark: unknown = Reflect.get(globalThis, 'specwrightMark');
  Reflect.deleteProperty(globalThis, 'specwrightMark');
  return typeof mark === 'number' ? mark : 0;
}

/** What spectral-cli would make of the ruleset, handed to stock Spectral without our check; errors are part of an attack. */
async function runStock(ruleset: string): Promise<void> {
  const definition: unknown = JSON.parse(ruleset, (_, value: unknown) => (value === 'truthy' ? truthy : value === 'oas3' ? oas3 : value));
  try {
    const spectral = new Spectral();
    spectral.setRuleset(new Ruleset(definition, { source: '/w/.spectral.js' }));
    await spectral.run(new Document(DOCUMENT, Parsers.Yaml, '/w/api.json'));
  } catch {
    // Many payloads break the run after they ran.
  }
}

describe('attacks on the evaluators behind a ruleset', () => {
  beforeEach(takeMark);

  for (const { name, ruleset, runs } of ATTACKS) {
    it(`${name}: refused, and nothing of it runs`, async () => {
      const [problem] = await problemsOf({ 'r.json': ruleset }, 'r.json');
      assert.match(problem?.message ?? '', /is refused/);
      assert.equal(problem?.uri, 'file:///w/r.json');
      assert.notEqual(problem?.range.start.line, 0, 'the line of the expression');
      assert.equal(takeMark(), 0);
    });

    it(`${name}: ${runs ? 'runs' : 'does not run'} in stock Spectral`, async () => {
      await runStock(ruleset);
      assert.equal(takeMark() > 0, runs);
    });
  }

  it('there are more than forty, and most run in stock Spectral', () => {
    assert.ok(ATTACKS.length > 40);
    assert.ok(ATTACKS.filter(({ runs }) => runs).length > 35);
  });
});
