/** Rulesets and what they would do. Each payload sets a mark; `runs` says whether stock Spectral 6.16 runs it. */
export interface Attack {
  readonly name: string;
  /** A ruleset that tries it: the text of a file in JSON. */
  readonly ruleset: string;
  readonly runs: boolean;
}

const MARK = 'globalThis.specwrightMark=(globalThis.specwrightMark||0)+1';
const CALL = `constructor('${MARK}')()`;
const EVIL = `$..[?(@.constructor.${CALL})]`;

/** The text of a rule; on a line of its own, so that a problem's line can be told from the file's first. */
const rule = (path: string | readonly string[], field?: string): string =>
  `{\n"given": ${JSON.stringify(path)},\n"then": ${JSON.stringify({ field, function: 'truthy' })} }`;
const given = (name: string, path: string, runs: boolean): Attack => ({
  name,
  runs,
  ruleset: `{ "rules": { "attack": ${rule(path)} } }`,
});
const filter = (name: string, script: string, runs = true): Attack => given(name, `$..[?(${script})]`, runs);

/** Filters that nimma compiles to JavaScript. */
const COMPILED: readonly Attack[] = [
  filter('the constructor of a constructor', `@.constructor.${CALL}`),
  filter('in quotes', `@['constructor']['constructor']('${MARK}')()`),
  filter('joined from two texts', `@['constr'+'uctor'].${CALL}`),
  filter('with a hexadecimal escape', `@['\\x63onstructor'].${CALL}`),
  filter('with a unicode escape', `@['\\u0063onstructor'].${CALL}`),
  filter('with an escape in a plain name', `@.\\u0063onstructor.${CALL}`, false),
  filter('in a template string', `@[\`constructor\`].${CALL}`, false),
  filter('with optional chaining', `@?.constructor?.${CALL}`, false),
  filter('through @root', `@root.constructor.${CALL}`),
  filter('through @parent', `@parent && @parent.constructor.${CALL}`),
  filter('through @property', `@property.constructor.${CALL}`),
  filter('through @path', `@path.constructor.${CALL}`),
  filter('through @parentProperty', `@parentProperty && @parentProperty.constructor.${CALL}`),
  filter('through a pattern', `/x/.constructor.${CALL}`),
  filter('through a text', `''.constructor.${CALL}`),
  filter('through a list', `[].constructor.${CALL}`),
  filter('through a method of a list', `[].map.${CALL}`),
  filter('through a number', `(1).constructor.${CALL}`),
  filter('through true', `true.constructor.${CALL}`),
  filter('through this', `this.constructor.${CALL}`),
  filter('through the engine’s own scope', `scope.constructor.${CALL}`),
  filter('through the engine’s callbacks', `scope.callbacks.constructor.${CALL}`),
  filter('through toString', `@.toString.${CALL}`),
  filter('through hasOwnProperty', `@.hasOwnProperty.${CALL}`),
  filter('through valueOf and call', `@.valueOf.call.${CALL}`),
  filter('through __defineGetter__', `@.__defineGetter__.${CALL}`),
  filter('through __lookupGetter__', `@.__lookupGetter__.${CALL}`),
  filter('through __proto__', `@.__proto__.constructor.${CALL}`),
  filter('through a prototype', `@.constructor.prototype.constructor.${CALL}`),
  filter('a name made while running', `@[@.constructor.${CALL}]`),
  filter('as what a known method is given', `'a'.includes(@.constructor.${CALL})`),
  filter('as what a shorthand is given', `@.toString(@.constructor.${CALL})`),
  filter('after a harmless half', `@.constructor.name === 'Array' || @.constructor.${CALL}`),
  filter('behind void', `void @.constructor.${CALL}`),
  filter('behind a minus', `-@.constructor.${CALL}`),
  filter('to the right of “in”', `'x' in @.constructor.${CALL}`, false),
  filter('in the list to the right of “in”', `'x' in [@property, constructor.${CALL}]`, false),
  filter('a global in a list', `[constructor.${CALL}]`),
  filter('eval in a list', `[eval('${MARK}')]`),
  filter('Function in a list', `@.x == [Function('${MARK}')()]`),
  filter('eval as a callback of map', `['${MARK}'].map(eval)`),
  filter('eval as a callback of find', `1 == ['${MARK}'].find(eval)`),
  filter('eval as a callback of replace', `'${MARK}'.replace(/.*/, eval)`),
  filter('eval as it stands', `eval('${MARK}')`, false),
  filter('process as it stands', `process.mainModule.require('fs')`, false),
  filter('a text that ends a pattern', `@ ~= 'a/.test(globalThis.specwrightMark=1)||/b'`),
  filter('an empty pattern that begins a comment', `@.match(//)`, false),
  filter('two expressions', `@.a; @.constructor.${CALL}`, false),
  filter('a choice', `@.a ? @.constructor.${CALL} : 1`, false),
  filter('a custom shorthand', `@@constructor()`, false),
  filter('a line separator in a name', `@.x\u2028@.constructor.${CALL}`, false),
  given('a shorthand of its own as a step', '$..@@attack()', false),
  given('a name that leads out of the document', '$.constructor.constructor', false),
  given('words that nimma rewrites in its code', `$["import {x} from 'y"]`, false),
];

/** Paths that nimma leaves to jsonpath-plus, whose interpreter refuses most, and fields, which it always gets. */
const INTERPRETED: readonly Attack[] = [
  given('a filter before a parent step', `$.info[?(@.constructor.${CALL})]^.title`, false),
  given('a filter within a filter', `$.info[?(@.a[?(@.constructor.${CALL})])]^.title`, false),
  given('a filter in a list of names', `$.info[a,?(@.constructor.${CALL})]^.title`, false),
  given('a script for a name', `$.info[(@.constructor.${CALL})]`, false),
  given('an assignment', `$.info[?(@.x = 1)]^.title`, false),
  given('the sandbox under its inner name', `$.info[?(_$_root.constructor.${CALL})]^.title`, false),
  {
    name: 'a field that is a JSONPath with a script',
    runs: false,
    ruleset: `{ "rules": { "attack": ${rule('$', EVIL)} } }`,
  },
];

/** The same, brought in by other roads. */
const OTHER_ROADS: readonly Attack[] = [
  {
    name: 'an alias',
    runs: true,
    ruleset: `{ "aliases": { "Evil":\n[${JSON.stringify(EVIL)}] }, "rules": { "attack": ${rule('#Evil')} } }`,
  },
  {
    name: 'an alias of which each half is harmless',
    runs: true,
    ruleset: `{ "aliases": { "Half":\n["$..[?(@.info || "] }, "rules": { "attack": ${rule(`#Half@.constructor.${CALL})]`)} } }`,
  },
  {
    name: 'an alias for a format',
    runs: true,
    ruleset: `{ "formats": ["oas3"], "aliases": { "Evil": { "targets": [{ "formats": ["oas3"],\n"given": [${JSON.stringify(EVIL)}] }] } },
      "rules": { "attack": ${rule('#Evil')} } }`,
  },
  {
    name: 'an override',
    runs: true,
    ruleset: `{ "rules": { "fine": ${rule('$')} }, "overrides": [{ "files": ["*"], "rules": { "attack": ${rule(EVIL)} } }] }`,
  },
  {
    name: 'one path of a list',
    runs: true,
    ruleset: `{ "rules": { "attack": ${rule(['$', EVIL])} } }`,
  },
];

export const ATTACKS: readonly Attack[] = [...COMPILED, ...INTERPRETED, ...OTHER_ROADS];
