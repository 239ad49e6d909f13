import assert from 'node:assert/strict';
import { problemsOf } from './memory';

/** What a broken ruleset is answered with: a sentence and the line it stands in. */
interface Answer {
  readonly text: string;
  readonly says: RegExp;
  readonly line: number;
  readonly file?: string;
}

const RULE = (parts: string): string => `rules:\n  one:\n${parts}`;

const BAD: Readonly<Record<string, Answer>> = {
  empty: { text: '', says: /is empty\. Write/, line: 0 },
  'only comments': { text: '# nothing\n', says: /is no map/, line: 0 },
  binary: { text: '\u0000\u0001PNG\u0000', says: /not a text file/, line: 0 },
  'another encoding': { text: 'rules: \uFFFD', says: /not a text file/, line: 0 },
  'broken YAML': { text: 'rules:\n  a: "not closed\n', says: /does not parse/, line: 2 },
  'tabs in YAML': { text: 'rules:\n\ta: off\n', says: /“a” is no part of a ruleset.*spaces, not tabs/, line: 1 },
  'broken JSON': { text: '{\n "rules": {} "x": 1\n}', says: /does not parse/, line: 1, file: 'r.json' },
  'a list': { text: '- a\n', says: /is no map/, line: 0 },
  'a text': { text: 'hello\n', says: /is no map/, line: 0 },
  'neither rules nor extends': { text: 'description: x\n', says: /must have rules or extends or overrides/, line: 0 },
  'an unknown function': { text: RULE('    given: $\n    then:\n      function: nope\n'), says: /Function is not defined/, line: 4 },
  'an unknown format': { text: 'formats:\n  - oas3\n  - oas9\nrules: {}\n', says: /"oas9" is no format/, line: 2 },
  'an unknown rule': { text: 'extends: spectral:oas\nrules:\n  no-such-rule: error\n', says: /non-existing rule: "no-such-rule"/, line: 2 },
  'an unknown alias': { text: RULE("    given: '#Nope'\n    then: {function: truthy}\n"), says: /Alias "Nope" does not exist/, line: 2 },
  'an unknown severity': { text: 'extends: spectral:oas\nrules:\n  info-contact: fatal\n', says: /allowed values|severity/, line: 2 },
  'an unknown option': {
    text: RULE('    given: $\n    then: {function: truthy, functionOptions: {a: 1}}\n'),
    says: /does not accept any options/,
    line: 3,
  },
  'an unknown key': { text: 'rules: {}\nrulez: {}\n', says: /“rulez” is no part/, line: 1 },
  'a rule without then': { text: RULE('    given: $\n'), says: /at least "given" and "then"/, line: 1 },
  'a JSONPath that does not parse': {
    text: RULE("    given: '$..[?(@.x ==)]'\n    then: {function: truthy}\n"),
    says: /is refused/,
    line: 2,
  },
  'extends that is a map': { text: 'extends: {a: b}\n', says: /name one ruleset or a list/, line: 0 },
  'extends with a number': { text: 'extends:\n  - spectral:oas\n  - 7\n', says: /is a name/, line: 2 },
  'extends with an unknown choice': { text: 'extends:\n  - [spectral:oas, some]\n', says: /one of “all”/, line: 1 },
  'extends of nothing': { text: 'extends: ./nope.yaml\n', says: /nope\.yaml cannot be read: There is no such file/, line: 0 },
  'extends of a folder’s name': { text: 'extends: ./rules\n', says: /has to end in \.yaml/, line: 0 },
  '__proto__ as a key': { text: 'rules: {}\n__proto__:\n  rules: {}\n', says: /key named “__proto__”/, line: 1 },
  '__proto__ deep down': {
    text: RULE('    given: $\n    then: {function: schema, functionOptions: {schema: {"__proto__": {}}}}\n'),
    says: /“__proto__”/,
    line: 3,
  },
  '__proto__ with escapes in JSON': { text: '{"rules": {},\n"\\u005f_proto__": 1}', says: /“__proto__”/, line: 1, file: 'r.json' },
  'a circular alias': {
    text: "aliases:\n  A: ['#B']\n  B: ['#A']\nrules:\n  one: {given: '#A', then: {function: truthy}}\n",
    says: /leads to itself/,
    line: 1,
  },
  'an alias bomb of Spectral’s': {
    text: `aliases:\n${Array.from({ length: 40 }, (_, i) => `  A${i}: ['#A${i + 1}', '#A${i + 1}']\n`).join('')}  A40: [$]\nrules: {}\n`,
    says: /more than 1000 paths/,
    line: 1,
  },
  'an alias bomb of YAML’s': {
    text: `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]\n`).join('')}rules: {}\n`,
    says: /aliases of this document write out/,
    line: 0,
  },
  'an asynchronous schema': {
    text: RULE('    given: $\n    then: {function: schema, functionOptions: {schema: {allOf: [{$async: true}]}}}\n'),
    says: /“\$async: true” is refused/,
    line: 3,
  },
  'a field that leads out of the document': {
    text: RULE('    given: $\n    then: {field: info.constructor.constructor, function: truthy}\n'),
    says: /The field info\.constructor\.constructor is refused/,
    line: 3,
  },
  'more paths than a run could walk': {
    text: `aliases:\n  A: [${Array.from({ length: 900 }, (_, i) => `$.a${i}`).join(', ')}]\nrules:\n${Array.from({ length: 20 }, (_, i) => `  r${i}: {given: '#A', then: {function: truthy}}\n`).join('')}`,
    says: /more than 10,000 paths/,
    line: 13,
  },
  '10,000 levels of YAML': { text: `rules: ${'['.repeat(10_000)}`, says: /does not parse/, line: 0 },
  '10,000 levels of JSON': { text: `{"rules": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`, says: /./, line: 0, file: 'r.json' },
  'a filter of 3,000 levels': {
    text: RULE(`    given: '$..[?(${'('.repeat(3_000)}@${')'.repeat(3_000)})]'\n    then: {function: truthy}\n`),
    says: /is refused/,
    line: 2,
  },
};

describe('rulesets that cannot be used', () => {
  for (const [name, { text, says, line, file = 'r.yaml' }] of Object.entries(BAD)) {
    it(`${name}: one clear problem in its line`, async () => {
      const problems = await problemsOf({ [file]: text }, file);
      assert.match(problems[0]?.message ?? '', says);
      assert.equal(problems[0]?.range.start.line, line);
      assert.equal(problems[0]?.uri, `file:///w/${file}`);
    });
  }

  const choices: Readonly<Record<string, RegExp>> = {
    'nope.yaml': /cannot be read: There is no such file/,
    '../r.yaml': /cannot be read: It lies outside/,
    '/etc/passwd.yaml': /cannot be read: It lies outside/,
    '\\\\host\\share\\r.yaml': /is no ruleset that can be read/,
    '//host/share/r.yaml': /is no ruleset that can be read/,
    'specwright:nope': /Specwright ships specwright:oas/,
    '': /is no ruleset that can be read/,
    'no-such-package': /is no ruleset that can be read/,
    'https://': /is no/,
    __proto__: /is no ruleset that can be read/,
  };
  for (const [choice, says] of Object.entries(choices)) {
    it(`the choice “${choice}” is answered in words`, async () => {
      const [problem] = await problemsOf({}, choice);
      assert.match(problem?.message ?? '', says);
    });
  }

  it('a file system that throws is a problem, not an error', async () => {
    const files = { read: () => Promise.reject(new Error('disk on fire')), list: () => Promise.resolve([]) };
    const [problem] = await problemsOf({}, 'r.yaml', {}, { files });
    assert.match(problem?.message ?? '', /disk on fire/);
  });
});
