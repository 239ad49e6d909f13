import assert from 'node:assert/strict';
import { Document, Ruleset, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import { refusedExpressions, withoutRefusedExpressions } from '../../../server/src/ruleset/messageTemplate';
import { load, problemsOf } from './memory';

/** A document whose key a function writes into its message: `Property "…" is not expected to be here.` */
const documentWith = (key: string): string => JSON.stringify({ openapi: '3.0.0', info: { title: 't', version: '1', [key]: 1 }, paths: {} });

async function messagesFor(ruleset: Ruleset, key: string): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const results = await spectral.run(new Document(documentWith(key), Parsers.Yaml, '/w/api.json'));
  return results.filter(({ code }) => code === 'oas3-schema').map(({ message }) => message);
}

async function ours(key: string): Promise<string[]> {
  const outcome = await load({}, 'specwright:oas');
  if (!outcome.ok) throw new Error('not loaded');
  return messagesFor(outcome.ruleset, key);
}

describe('text of a document in messages', () => {
  const bomb = `#{{fold(f(a,b)=a||a,"xxxxxxxx",[${Array.from({ length: 14 }, (_, i) => i).join(',')}])}}`;

  it('stock Spectral evaluates it: a key of 71 characters makes a message of 131,072', async () => {
    const [message = ''] = await messagesFor(new Ruleset({ extends: [oas] }), bomb);
    assert.ok(message.length >= 8 * 2 ** 14);
  });

  it('with our rulesets it prints nothing', async () => {
    assert.deepEqual(await ours(bomb), ['Property "" is not expected to be here.']);
  });

  const equal = [
    'plain',
    '{{braces}}',
    '{{error}}',
    '#{{print("property")}}',
    '#{{error}}',
    '##{{ value }}',
    '#{{unknown}}',
    '{{{x}}}',
    '#{{"a"}}',
  ];
  for (const key of equal) {
    it(`the key ${key} gives the same message as in stock Spectral`, async () => {
      assert.deepEqual(await ours(key), await messagesFor(new Ruleset({ extends: [oas] }), key));
    });
  }

  it('what is taken out leaves no room for a new expression', () => {
    assert.deepEqual(refusedExpressions(withoutRefusedExpressions('#{#{{f(1)}}{g(1)}} #{{h(1)}}}}')), []);
  });
});

describe('expressions in a ruleset’s messages', () => {
  const harmless = [
    '{{error}}',
    '#{{print("property")}}x',
    "#{{print('value')}}",
    '#{{property + "!"}}',
    '#{{ property.toUpperCase() }}',
    '# {{x}}',
    '{{a}} #',
  ];
  for (const message of harmless) {
    it(`${message} passes`, () => {
      assert.deepEqual(refusedExpressions(message), []);
    });
  }

  const refused = [
    '#{{f(x) = f(x); f(1)}}',
    '#{{value.a}}',
    '#{{random()}}',
    '#{{print(value)}}',
    '#{{fac(170)}}',
    '#{{1 ^ 2}}',
    '#{{x = 1}}',
  ];
  for (const message of refused) {
    it(`${message} is refused with its line`, async () => {
      const ruleset = `{ "rules": { "one": {\n"given": "$",\n"message": ${JSON.stringify(message)},\n"then": { "function": "truthy" } } } }`;
      const [problem] = await problemsOf({ 'r.json': ruleset }, 'r.json');
      assert.match(problem?.message ?? '', /in this message is refused/);
      assert.equal(problem?.range.start.line, 2);
    });
  }
});
