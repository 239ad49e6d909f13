/** Rulesets that spectral-cli cannot load either: both have to refuse them, so that neither judges by something else. */
export const REFUSED_ALIKE: Readonly<Record<string, string>> = {
  'an unknown function': 'rules:\n  a: {given: $, then: {function: nope}}\n',
  'an unknown alias': "rules:\n  a: {given: '#Nope', then: {function: truthy}}\n",
  'an unknown rule': 'extends: spectral:oas\nrules: {nope: error}\n',
  'a rule renamed to one that is gone': 'extends: spectral:oas\nrules: {operation-2xx-response: error}\n',
  'a severity as a number': 'extends: spectral:oas\nrules: {info-contact: 1}\n',
  'an unknown option': 'rules:\n  a: {given: $, then: {function: truthy, functionOptions: {x: 1}}}\n',
  'a missing option': 'rules:\n  a: {given: $, then: {function: pattern}}\n',
  'an unknown key': 'rulez: {}\nrules: {}\n',
  'a rule without then': 'rules:\n  a: {given: $}\n',
  'a circular alias': "aliases: {A: ['#A']}\nrules:\n  a: {given: '#A', then: {function: truthy}}\n",
  'neither rules nor extends': 'description: x\n',
  'a missing file': 'extends: ./nope.yaml\n',
  'a wrong recommendation in extends': 'extends: [[spectral:oas, some]]\n',
  'a pointer override with a rule':
    "rules: {}\noverrides:\n  - files: ['a.yaml#/info']\n    rules: {x: {given: $, then: {function: truthy}}}\n",
  'a documentationUrl that is none': 'documentationUrl: nope\nrules: {}\n',
  'an empty list of overrides': 'rules: {}\noverrides: []\n',
};
