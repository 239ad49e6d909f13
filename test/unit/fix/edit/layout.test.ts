import assert from 'node:assert/strict';
import { Document } from '../../../../server/src/document/document';
import type { JsonValue } from '../../../../server/src/document/jsonValue';
import { applyEdits, type TextEdit } from '../../../../server/src/document/textEdit';
import { deleteMapEntries } from '../../../../server/src/fix/edit/deleteMapEntries';
import { deleteSeqItems } from '../../../../server/src/fix/edit/deleteSeqItems';
import { insertMapEntries } from '../../../../server/src/fix/edit/insertMapEntries';
import { insertSeqItem } from '../../../../server/src/fix/edit/insertSeqItem';
import { renameKey } from '../../../../server/src/fix/edit/renameKey';
import { reorderSeqItems } from '../../../../server/src/fix/edit/reorderSeqItems';
import { replaceInScalar } from '../../../../server/src/fix/edit/replaceInScalar';
import { replaceValue } from '../../../../server/src/fix/edit/replaceValue';

type Edit = (document: Document) => readonly TextEdit[] | undefined;

/** What a text becomes; the same again with CRLF, where it must become the same with CRLF. */
function becomes(name: string, before: string, edit: Edit, after: string, extension = 'yaml'): void {
  it(name, () => {
    assert.equal(result(before, edit, extension), after);
    assert.equal(result(before.replaceAll('\n', '\r\n'), edit, extension), after.replaceAll('\n', '\r\n'), 'with CRLF');
  });
}

function result(text: string, edit: Edit, extension: string): string | undefined {
  const edits = edit(new Document(`file:///a.${extension}`, 0, text));
  return edits && applyEdits(text, edits);
}

const add =
  (path: (string | number)[], value: JsonValue, after: string[] = []): Edit =>
  (document) =>
    insertMapEntries(document, path, [['new', value]], { after });

describe('insertMapEntries, as it looks', () => {
  becomes('behind a comment on the line', 'a: 1 # one\nb: 2\n', add([], 'x', ['a']), 'a: 1 # one\nnew: x\nb: 2\n');
  becomes('in front of a comment that belongs to the next', 'a: 1\n# two\nb: 2\n', add([], 'x', ['a']), 'a: 1\nnew: x\n# two\nb: 2\n');
  becomes(
    'behind a comment that belongs inside',
    'a:\n  b: 1\n  # more\nc: 2\n',
    add([], 'x', ['a']),
    'a:\n  b: 1\n  # more\nnew: x\nc: 2\n',
  );
  becomes('behind a block text', 'a: |\n  text\n\n\nb: 2\n', add([], 'x', ['a']), 'a: |\n  text\nnew: x\n\n\nb: 2\n');
  becomes('behind a block text that keeps its breaks', 'a: |+\n  text\n\nb: 2\n', add([], 'x', ['a']), 'a: |+\n  text\n\nnew: x\nb: 2\n');
  becomes(
    'a map, four blanks deep',
    'a:\n    b: 1\n',
    add(['a'], { c: [1], d: {} }),
    'a:\n    b: 1\n    new:\n        c:\n            - 1\n        d: {}\n',
  );
  becomes('a list with its dashes under the key', 'l:\n- 1\n', add([], ['x', { v: 1, w: 2 }]), 'l:\n- 1\nnew:\n- x\n- v: 1\n  w: 2\n');
  becomes('inside a list item', 'l:\n  - a: 1\n    b: 2\n', add(['l', 0], 'x', ['a']), 'l:\n  - a: 1\n    new: x\n    b: 2\n');
  becomes('without a line end at the end', 'z: 0\na: 1', add([], 'x'), 'z: 0\na: 1\nnew: x');
  becomes('in flow', '{a: 1, b: 2}\n', add([], 'x: y', ['a']), "{a: 1, new: 'x: y', b: 2}\n");
  becomes('in empty braces', 'a: {}\n', add(['a'], { b: [1] }), 'a: {new: { b: [1] }}\n');
  becomes(
    'in flow over lines with comments',
    '{\n  a: 1, # one\n  b: 2 # two\n}\n',
    add([], 3),
    '{\n  a: 1, # one\n  b: 2, # two\n  new: 3\n}\n',
  );
  becomes(
    'in JSON',
    '{\n  "a": 1,\n  "b": {}\n}\n',
    add([], { c: [] }),
    '{\n  "a": 1,\n  "b": {},\n  "new": {\n    "c": []\n  }\n}\n',
    'json',
  );
  becomes('in empty JSON braces, no further line with tabs', '{\n\t"b": {}\n}', add(['b'], 1), '{\n\t"b": {"new": 1}\n}', 'json');
  becomes('in one line of JSON without blanks', '{"a":1,"b":2}', add([], { c: 1 }, ['a']), '{"a":1,"new":{"c":1},"b":2}', 'json');
  becomes(
    'in one line of JSON with blanks',
    '{"a": 1, "b": 2}',
    add([], { c: 1, d: [1, 2] }),
    '{"a": 1, "b": 2, "new": {"c": 1, "d": [1, 2]}}',
    'json',
  );
  becomes(
    'a key in the quotes of its siblings',
    'r:\n  "200": a\n',
    (d) => insertMapEntries(d, ['r'], [['429', 'b']]),
    'r:\n  "200": a\n  "429": b\n',
  );
  becomes(
    'at the start, above the comment',
    'm:\n  # a\n  a: 1\n',
    (d) => insertMapEntries(d, ['m'], [['new', 1]], { otherwise: 'start' }),
    'm:\n  new: 1\n  # a\n  a: 1\n',
  );
});

describe('insertSeqItem, as it looks', () => {
  becomes('in front, above the comment', 'l:\n  # a\n  - a\n', (d) => insertSeqItem(d, ['l'], 0, 'new'), 'l:\n  - new\n  # a\n  - a\n');
  becomes('between', 'l:\n- a # a\n- b\n', (d) => insertSeqItem(d, ['l'], 1, { x: 1 }), 'l:\n- a # a\n- x: 1\n- b\n');
  becomes('in empty brackets', 'l: []\n', (d) => insertSeqItem(d, ['l'], 0, { x: 1 }), 'l: [{ x: 1 }]\n');
});

describe('replaceValue and renameKey, as they look', () => {
  becomes('keeps single quotes', "a: 'x' # c\n", (d) => replaceValue(d, ['a'], "it's"), "a: 'it''s' # c\n");
  becomes('keeps double quotes', 'a: "x"\n', (d) => replaceValue(d, ['a'], 'y'), 'a: "y"\n');
  becomes('quotes where it must', 'a: x\n', (d) => replaceValue(d, ['a'], '1'), "a: '1'\n");
  becomes('fills in what is not written', 'a:\nb:  # c\n', (d) => replaceValue(d, ['a'], [{ x: 1 }]), 'a:\n  - x: 1\nb:  # c\n');
  becomes('fills in behind a comment', 'a: # c\nb: 1\n', (d) => replaceValue(d, ['a'], { x: 1 }), 'a: # c\n  x: 1\nb: 1\n');
  becomes('renames in quotes', '"a/": 1\n', (d) => renameKey(d, ['a/'], 'a'), '"a": 1\n');
  becomes('renames a plain path', '/a/{b}/: 1\n', (d) => renameKey(d, ['/a/{b}/'], '/a/{b}'), '/a/{b}: 1\n');
});

describe('deleting, as it looks', () => {
  const cut =
    (...keys: string[]): Edit =>
    (document) =>
      deleteMapEntries(document, [], keys);
  becomes('a line', 'a: 1\nb: 2\nc: 3\n', cut('b'), 'a: 1\nc: 3\n');
  becomes('the last line of a file without an end', 'a: 1\nb: 2\nc: 3', cut('b', 'c'), 'a: 1');
  becomes('a line, but not its comment', 'a: 1\nb: 2 # why\nc: 3\n', cut('b'), 'a: 1\n# why\nc: 3\n');
  becomes('the entry on the dash’s line', 'l:\n  - a: 1\n    b: 2\n', (d) => deleteMapEntries(d, ['l', 0], ['a']), 'l:\n  - b: 2\n');
  becomes('all entries', 'm:\n  a: 1\n  b: 2\nz: 1\n', (d) => deleteMapEntries(d, ['m'], ['a', 'b']), 'm: {}\nz: 1\n');
  becomes('in flow', '{a: 1, b: 2, c: 3}', cut('b'), '{a: 1, c: 3}');
  becomes('the last in flow', '{a: 1, b: 2, c: 3}', cut('b', 'c'), '{a: 1}');
  becomes('in JSON', '{\n  "a": 1,\n  "b": 2\n}\n', cut('b'), '{\n  "a": 1\n}\n', 'json');
  becomes('items', 'l:\n- a\n- b # b\n- a\n', (d) => deleteSeqItems(d, ['l'], [2]), 'l:\n- a\n- b # b\n');
});

describe('reorderSeqItems and replaceInScalar, as they look', () => {
  becomes(
    'comments move along, blank lines stay',
    'l: # all\n  # about b\n  - b # b\n\n  # about a\n  - a: 1\n    # inside\nz: 1\n',
    (d) => reorderSeqItems(d, ['l'], [1, 0]),
    'l: # all\n  # about a\n  - a: 1\n    # inside\n\n  # about b\n  - b # b\nz: 1\n',
  );
  becomes('over folded lines', 'a: >\n  x <b\n  <b y\n', (d) => replaceInScalar(d, ['a'], '<b', '&b'), 'a: >\n  x &b\n  &b y\n');
  becomes('at the start of a plain scalar', 'a: <b x\n', (d) => replaceInScalar(d, ['a'], '<b', '&b'), "a: '&b x'\n");
  it('not where it is written with an escape', () => {
    assert.equal(
      result('{"a": "\\u003cb"}', (d) => replaceInScalar(d, ['a'], '<b', '&b'), 'json'),
      undefined,
    );
  });
});
