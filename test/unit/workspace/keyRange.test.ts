import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import type { Range } from '../../../server/src/document/position';
import { keyRange, memberRange } from '../../../server/src/workspace/keyRange';

function textAt({ lines, text }: Document, { start, end }: Range): string {
  return text.slice(lines.offsetAt(start), lines.offsetAt(end));
}

function pathsIn(value: JsonValue | undefined, at: JsonPath = []): JsonPath[] {
  const inside = isJsonArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return [at, ...inside.flatMap(([key, child]) => pathsIn(child, [...at, key]))];
}

describe('the place of a key', () => {
  it('is the words of the key, in whatever way YAML writes it', () => {
    const text = 'paths:\n  /a: # one\n    get: {}\n    "post": { x: 1 }\n  \'/b c\': { put: y }\n  list: [{ z: 2 }]\n';
    const document = new Document('file:///a.yaml', 0, text);
    const cases: [JsonPath, string][] = [
      [['paths', '/a'], '/a'],
      [['paths', '/a', 'get'], 'get'],
      [['paths', '/a', 'post'], 'post'],
      [['paths', '/a', 'post', 'x'], 'x'],
      [['paths', '/b c'], '/b c'],
      [['paths', '/b c', 'put'], 'put'],
      [['paths', 'list', 0, 'z'], 'z'],
    ];
    for (const [path, expected] of cases) assert.equal(textAt(document, keyRange(document, path)), expected, path.join('/'));
    assert.equal(textAt(document, memberRange(document, ['paths', '/a', 'get'])), 'get: {}');
    assert.deepEqual(keyRange(document, []), { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });

  it('is the words of the key in JSON, of any value and however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), fc.boolean(), (value, indent, mark) => {
        const text = JSON.stringify({ root: value }, null, indent);
        const document = new Document('file:///a.json', 0, mark ? `\uFEFF${text}` : text, 'json');
        const parsed: JsonValue = JSON.parse(text);
        for (const path of pathsIn(parsed)) {
          const key = path.at(-1);
          if (typeof key !== 'string') continue;
          assert.equal(textAt(document, keyRange(document, path)), JSON.stringify(key).slice(1, -1));
          const whole: unknown = JSON.parse(`{${textAt(document, memberRange(document, path))}}`);
          assert.ok(isJsonObject(whole) && Object.keys(whole).length === 1 && Object.hasOwn(whole, key));
        }
      }),
    );
  });

  it('is that of the last one where a key stands twice, whose value counts', () => {
    const document = new Document('file:///a.json', 0, '{"a": {"b": 1},\n "a": {"b": 2}}', 'json');
    assert.equal(keyRange(document, ['a', 'b']).start.line, 1);
  });
});
