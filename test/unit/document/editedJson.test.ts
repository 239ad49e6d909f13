import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedStretch } from '../../../server/src/document/changedStretch';
import { Document } from '../../../server/src/document/document';
import { slicesOf } from '../../../server/src/document/jsonSlices';

const read = (text: string): Document => new Document('file:///api.json', 1, text, 'json');

/** Everything that can be asked of a document's value, in an order that counts. */
function told(document: Document): unknown {
  return [JSON.stringify(document.value), document.problems, [...document.referenceTargets]];
}

const key = fc.constantFrom('paths', 'info', '/pets', '1', '$ref', '<<', '__proto__', 'a"b', '');
const leaf = fc.oneof(fc.constantFrom('#/a', 'b.json', 'x'), fc.integer(), fc.constant(null), fc.boolean());
const member = fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(key, leaf, { maxKeys: 3 })), {
  maxKeys: 4,
});
const spec = fc.dictionary(key, fc.oneof({ weight: 4, arbitrary: fc.dictionary(key, fc.oneof(member, leaf), { maxKeys: 4 }) }, leaf), {
  maxKeys: 4,
});
const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 6 }),
  put: fc.constantFrom(
    '',
    'x',
    '1',
    '"',
    '{',
    '}',
    ',',
    ':',
    '\n',
    '{}',
    '"k":1,',
    ',"$ref":"c.json"',
    '"/pets":{},',
    '\\',
    '[]',
    '"$ref"',
    ' // c',
  ),
});

describe('a document after an edit', () => {
  it('is what reading it anew gives, whatever was edited', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(undefined, 2), fc.array(edit, { maxLength: 12 }), (value, indent, edits) => {
        let document = read(JSON.stringify(value, undefined, indent));
        assert.notEqual(told(document), undefined);
        for (const { at, removed, put } of edits) {
          const start = at % (document.text.length + 1);
          const text = document.text.slice(0, start) + put + document.text.slice(start + removed);
          const before = document;
          document = before.next(before.version + 1, text);
          assert.deepEqual(told(document), told(read(text)));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the members that the edit is not in', () => {
    const before = read('{"paths":{"/a":{"get":{"summary":"A"}},"/b":{"get":{}}},"x":1}');
    const summary = (document: Document): unknown => Object(document.value).paths;
    const [old, edited] = [summary(before), summary(before.next(2, before.text.replace('"A"', '"Another"')))];
    assert.deepEqual(Object(edited)['/a'], { get: { summary: 'Another' } });
    assert.equal(Object(edited)['/b'], Object(old)['/b']);
    assert.notEqual(Object(edited)['/a'], Object(old)['/a']);
  });

  it('that breaks it says so, and the mend is read again', () => {
    const before = read('{"paths":{"/a":{"get":{}}}}');
    assert.deepEqual(before.problems, []);
    const broken = before.next(2, '{"paths":{"/a":{"get":{}}');
    assert.notEqual(broken.problems.length, 0);
    assert.deepEqual(broken.next(3, '{"paths":{"/a":{"put":{}}}}').value, { paths: { '/a': { put: {} } } });
  });
});

describe('the stretch in which two texts differ', () => {
  it('is all that differs, and no more', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b') }),
      fc.nat({ max: 40_000 }).map((length) => 'ab'.repeat(length)),
    );
    fc.assert(
      fc.property(text, text, text, text, (head, tail, was, is) => {
        const [before, after] = [head + was + tail, head + is + tail];
        const { start, endBefore, endAfter } = changedStretch(before, after);
        assert.ok(start <= endBefore && start <= endAfter);
        assert.equal(before.slice(0, start) + after.slice(start, endAfter) + before.slice(endBefore), after);
        if (start < endBefore && start < endAfter) assert.notEqual(before[start], after[start]);
        if (start < endBefore && start < endAfter) assert.notEqual(before[endBefore - 1], after[endAfter - 1]);
      }),
    );
  });
});

describe('the slices of a JSON text', () => {
  it('are the members of its sections, each where it stands', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const sections = Object.entries<unknown>(JSON.parse(text)).flatMap(([section, members]) =>
          typeof members === 'object' && members !== null ? Object.entries(members).map(([name, part]) => [section, name, part]) : [],
        );
        assert.deepEqual(
          slicesOf(text)?.map((slice) => [slice.section, slice.key, JSON.parse(text.slice(slice.start, slice.end))]),
          sections,
        );
      }),
    );
  });

  it('are none where a key stands twice', () => {
    assert.equal(slicesOf('{"a":{"b":1},"a":{}}'), undefined);
    assert.equal(slicesOf('{"a":{"b":1,"b":2}}'), undefined);
  });
});
