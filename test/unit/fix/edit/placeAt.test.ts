import assert from 'node:assert/strict';
import { Document } from '../../../../server/src/document/document';
import { applyEdits } from '../../../../server/src/document/textEdit';
import { deleteMapEntries } from '../../../../server/src/fix/edit/deleteMapEntries';
import { deleteSeqItems } from '../../../../server/src/fix/edit/deleteSeqItems';
import { insertMapEntries } from '../../../../server/src/fix/edit/insertMapEntries';
import { placeAt } from '../../../../server/src/fix/edit/nodeAt';
import { reorderSeqItems } from '../../../../server/src/fix/edit/reorderSeqItems';

function yaml(text: string): Document {
  return new Document('file:///a.yaml', 0, text);
}

describe('placeAt', () => {
  it('finds a key as it is written, in quotes or not', () => {
    const document = yaml("responses:\n  200: a\n  '404': b\n  0x10: c\n  null: d\n");
    for (const key of ['200', '404', '0x10', 'null']) assert.ok(placeAt(document, ['responses', key]), key);
    assert.equal(placeAt(document, ['responses', '16']), undefined);
  });

  it('does not go through an alias', () => {
    const document = yaml('a: &x\n  b: 1\nc: *x\n');
    assert.equal(placeAt(document, ['c', 'b']), undefined);
    assert.equal(placeAt(document, ['c']), undefined);
  });

  it('does not touch what an alias shows elsewhere', () => {
    assert.equal(placeAt(yaml('a: &x\n  b:\n    c: 1\nd: *x\n'), ['a', 'b', 'c']), undefined);
    assert.ok(placeAt(yaml('a: &x\n  b: 1\n'), ['a', 'b']), 'an anchor that nobody uses is no reason');
  });

  it('does not find what a merge key brings, and adds beside one', () => {
    const text = 'base: &b\n  x: 1\nown:\n  <<: *b\n  y: 2\n';
    assert.equal(placeAt(yaml(text), ['own', 'x']), undefined);
    const edits = insertMapEntries(yaml(text), ['own'], [['z', 3]]);
    assert.ok(edits);
    assert.equal(applyEdits(text, edits), 'base: &b\n  x: 1\nown:\n  <<: *b\n  y: 2\n  z: 3\n');
  });

  it('does not choose between two entries of one key', () => {
    assert.equal(placeAt(yaml('a: {b: 1}\na: {b: 2}\n'), ['a', 'b']), undefined);
    assert.equal(placeAt(new Document('file:///a.json', 0, '{"a": 1, "a": 2}'), ['a']), undefined);
  });

  it('offers nothing in a text that does not parse, or holds two documents', () => {
    assert.equal(placeAt(yaml('a: [1\nb: 2\n'), ['b']), undefined);
    assert.equal(placeAt(yaml('a: 1\n---\na: 2\n'), ['a']), undefined);
  });
});

describe('what is left to people', () => {
  it('deleting a comment that stands inside', () => {
    assert.equal(deleteMapEntries(yaml('a:\n  # why\n  b: 1\nc: 2\n'), [], ['a']), undefined);
    assert.ok(deleteMapEntries(yaml('a:\n  # why\n  b: 1\nc: 2\n'), [], ['a'], 'go'));
  });

  it('not what parts a dash alone from one further out, which Spectral’s reader would join', () => {
    for (const between of ['', '  # why\n', '\n'])
      assert.equal(deleteMapEntries(yaml(`l:\n- a:\n  -\n  b: 1\n${between}- x\n`), ['l', 0], ['b']), undefined);
    assert.equal(deleteMapEntries(yaml('l:\n- a:\n  - # none\n  b: 1\n- x\n'), ['l', 0], ['b']), undefined);
    assert.ok(deleteMapEntries(yaml('l:\n- a:\n  -\n  b: 1\nm: x\n'), ['l', 0], ['b']));
    assert.ok(deleteMapEntries(yaml('l:\n- a:\n  - 1\n  b: 1\n- x\n'), ['l', 0], ['b']));
    assert.ok(deleteSeqItems(yaml('l:\n-\n  - 1\n  - x\n'), ['l', 0], [0]));
  });

  it('deleting an anchor that is used elsewhere', () => {
    assert.equal(deleteMapEntries(yaml('a: {x: &x 1}\nb: *x\n'), [], ['a']), undefined);
  });

  it('moving an anchor or an alias', () => {
    assert.equal(reorderSeqItems(yaml('- &x 1\n- 2\n'), [], [1, 0]), undefined);
    assert.equal(reorderSeqItems(yaml('a: &x 1\nb:\n- *x\n- 2\n'), ['b'], [1, 0]), undefined);
  });

  it('a key written with a question mark', () => {
    assert.equal(insertMapEntries(yaml('? a\n: 1\n'), [], [['b', 2]]), undefined);
  });
});
