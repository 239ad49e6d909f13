import assert from 'node:assert/strict';
import fc, { type Stream } from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { DEEPEST_NESTING, parseText } from '../../../server/src/document/parse';
import { readStrictJson } from '../../../server/src/document/strictJson';

const read = (text: string) => readStrictJson(text, DEEPEST_NESTING + 1)?.value;

describe('JSON that is nothing more', () => {
  it('means what Spectral’s YAML reader makes of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.jsonValue())), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const fast = read(text);
        fc.pre(fast !== undefined);
        assert.deepEqual(fast, parseText(text).value);
      }),
      { numRuns: 500 },
    );
  });

  it('means the same with any white space between its parts, or is left to that reader', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.infiniteStream(fc.constantFrom('', '', ' ', '\n', '\t', '\r\n', '\n\n  ')), (value, spaces) => {
        const text = JSON.stringify([value]).replace(/"(?:[^"\\]|\\.)*"|[[\]{},:]/g, (part) => `${next(spaces)}${part}${next(spaces)}`);
        const fast = read(text);
        if (fast !== undefined) assert.deepEqual([fast, []], [parseText(text).value, parseText(text).problems]);
      }),
      { numRuns: 1_000 },
    );
  });

  for (const text of [
    '{"a":1e5,"b":-0,"c":12345678901234567890,"d":1.50,"e":1e400}',
    '{"a":1,"b":2,"a":3}',
    '{"2":1,"1":2,"x":0}',
    '{"a":"\\u00e9\\ud83d\\ude00\\/\\u2028","b":"\u2028 \u0085 \u007f"}',
    '{\r\n\t"a":\r\n[1\r\n,{}]}\r\n',
    '{"constructor":1,"toString":2,"length":3,"=":4,"? x":5,"- y":6}',
    '{"y":"on","null":"~","012":"0x1f"}',
  ]) {
    it(`${JSON.stringify(text)} too`, () => {
      assert.notEqual(read(text), undefined);
      assert.deepEqual(read(text), parseText(text).value);
    });
  }

  for (const [what, text] of Object.entries({
    YAML: 'a: 1\n',
    'a scalar': '"a"',
    'a comment': '{"a":1 // one\n}',
    'a byte order mark': '\uFEFF{"a":1}',
    'half a document': '{"a":',
    'a merge key': '{"<<":{"a":1},"b":2}',
    'an escaped merge key': '{"\\u003c<":{"a":1},"b":2}',
    'a key whose colon stands on another line': '{"a"\n:1}',
    'a prototype': '{"__proto__":{"a":1}}',
    'an escaped prototype': '{"\\u005f_proto__":{"a":1}}',
    'nesting out of proportion': `${'['.repeat(DEEPEST_NESTING + 2)}${']'.repeat(DEEPEST_NESTING + 2)}`,
  })) {
    it(`is not ${what}, which that reader is left to judge`, () => assert.equal(read(text), undefined));
  }

  it('has no problems, and its places are found all the same', () => {
    const document = new Document('file:///api.json', 1, '{\n  "openapi": "3.0.3"\n}');
    assert.deepEqual([document.problems, document.value], [[], { openapi: '3.0.3' }]);
    assert.deepEqual(document.rangeOf(['openapi'])?.start, { line: 1, character: 13 });
  });

  it('nested as deep as may be is read by both', () => {
    const text = `${'['.repeat(DEEPEST_NESTING + 1)}${']'.repeat(DEEPEST_NESTING + 1)}`;
    assert.notEqual(read(text), undefined);
    assert.deepEqual(parseText(text).problems, []);
  });
});

function next(spaces: Stream<string>): string {
  const { value } = spaces.next();
  return typeof value === 'string' ? value : '';
}
