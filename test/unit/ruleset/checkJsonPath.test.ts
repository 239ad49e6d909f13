import assert from 'node:assert/strict';
import { aliasesOf, expandAliases } from '../../../server/src/ruleset/expandAliases';
import { checkJsonPath } from '../../../server/src/ruleset/checkJsonPath';

/** Filters of which the second half is wrong in one way each; nothing else would refuse them. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  '@.constructor': /“constructor” is refused/,
  '@.x.constructor': /“constructor” is refused/,
  '@.__proto__': /“__proto__” is refused/,
  '@.prototype': /“prototype” is refused/,
  '@.__defineGetter__': /is refused/,
  '@.__lookupSetter__': /is refused/,
  '@.call': /“call” is refused/,
  "@['constructor']": /'constructor' is refused/,
  "@['\\x63onstructor']": /is refused/,
  "@['\\u0063onstructor']": /is refused/,
  "@['con' + 'structor']": /quoted name or a number/,
  '@[@property]': /quoted name or a number/,
  "@.constructor.name === 'Function'": /is refused/,
  "@root.constructor.name === 'Array'": /is refused/,
  "@.constructor.name.x === 'Array'": /is refused/,
  '@.constructor.name === @.x': /is refused/,
  "@.constructor['name'] === 'Array'": /is refused/,
  '@.x.map(@)': /\.map\(\) is not known/,
  "@['match'](@.x)": /call of a value/,
  '@.x.match(/a/)(1)': /call of a value/,
  '@.x()': /\.x\(\) is not known/,
  '@string(@.x)': /call of @string is not known/,
  '@other()': /call of @other is not known/,
  '@.test(/a/)': /known of a \/pattern\/ only/,
  '/a/.exec(@.x)': /\.exec\(\) is not known/,
  '/a/ == @.x': /cannot stand there/,
  '@.match(//)': /is refused|cannot stand there|does not parse/,
  scope: /“scope” is not known/,
  index: /“index” is not known/,
  globalThis: /“globalThis” is not known/,
  this: /“this” cannot stand there/,
  '@.x, @.y': /more than one expression|cannot stand there|SequenceExpression/,
  '[@.x] == 1': /plain values only/,
  "'a' in @.x": /“in” takes a list/,
  "'a' in ['a', @.x]": /“in” takes a list/,
  '@ ~= @.x': /“~=” takes a quoted pattern/,
  "@ ~= 'a/b'": /“~=” takes a quoted pattern/,
  "@ ~= '*'": /“~=” takes a quoted pattern/,
  '-@.x': /before a number/,
  'void @.x': /before a number/,
  '~1': /operator ~ is not known/,
  '1 << 2': /operator << is not known/,
};

const ACCEPTED = [
  "@ && @.type === 'object'",
  "@.enum.constructor.name === 'Array'",
  '@[\'x-a\'].b[0].constructor.name != "Array"',
  "@['x-example'] !== void 0",
  '@.name && @.length > 1',
  "!(@.a || @.b) && @property != 'x'",
  '@property.match(/^(2|4)/)',
  '/^a[/]b/.test(@.x)',
  "['a', 'b'].includes(@property)",
  "@property in ['get', 'put']",
  "@property ~= '^application\\\\/json(;.*)*$'",
  '@string() || @integer()',
  "@parentProperty === 'a' && @parent.b && @root.c && @path",
  '@.a % 2 == -1 + 2 * 3 / 4',
  "@.hasOwnProperty('x') && @.y.startsWith('z')",
];

describe('checkJsonPath', () => {
  for (const [script, reason] of Object.entries(REFUSED)) {
    it(`refuses ${script}`, () => {
      assert.match(checkJsonPath(`$.x[?(${script})]`) ?? 'accepted', reason);
    });
  }

  for (const script of ACCEPTED) {
    it(`accepts ${script}`, () => {
      assert.equal(checkJsonPath(`$.x[?(${script})]`), undefined);
    });
  }

  it('refuses names that every object has, in any kind of step', () => {
    for (const path of ['$.constructor', '$..__proto__', "$['toString']", '$[a,valueOf]', '$.x[?(@.y)].constructor']) {
      assert.match(checkJsonPath(path) ?? 'accepted', /is refused/, path);
    }
  });

  it('refuses what is no JSONPath or too long', () => {
    assert.match(checkJsonPath('paths') ?? '', /starts with \$/);
    assert.match(checkJsonPath(`$.${'a'.repeat(4_000)}`) ?? '', /longer than 4,000/);
  });
});

describe('expandAliases', () => {
  it('takes every text that an override or a format may put in an alias’s place', () => {
    const aliases = aliasesOf({
      aliases: {
        A: ['$.a'],
        B: {
          targets: [
            { formats: ['oas2'], given: ['#A.b'] },
            { formats: ['oas3'], given: ['$.c'] },
          ],
        },
      },
      overrides: [{ files: ['*'], aliases: { A: ['$.evil'] } }],
    });
    assert.deepEqual(expandAliases('#B[*]', aliases).sort(), ['$.a.b[*]', '$.c[*]', '$.evil.b[*]']);
  });
});
