import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Document } from '../../../../server/src/document/document';
import type { JsonPath } from '../../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../../../server/src/document/jsonValue';
import type { TextEdit } from '../../../../server/src/document/textEdit';
import { deleteMapEntries } from '../../../../server/src/fix/edit/deleteMapEntries';
import { deleteSeqItems } from '../../../../server/src/fix/edit/deleteSeqItems';
import { insertMapEntries } from '../../../../server/src/fix/edit/insertMapEntries';
import { insertSeqItem } from '../../../../server/src/fix/edit/insertSeqItem';
import { renameKey } from '../../../../server/src/fix/edit/renameKey';
import { reorderSeqItems } from '../../../../server/src/fix/edit/reorderSeqItems';
import { replaceValue } from '../../../../server/src/fix/edit/replaceValue';
import { anyKey, anyRoot, anyStyle, anyValue, changed, commentsOf, edited, pathsOf, written } from './anyDocument';

const RUNS = { numRuns: Number(process.env['FAST_CHECK_RUNS'] ?? 150) };

/** What holds for every edit: the new text means what was meant, by both readers, and keeps comments, line breaks, mark and end. */
function check(document: Document, edits: readonly TextEdit[], meant: JsonValue): Document {
  const after = edited(document, edits);
  assert.deepEqual(after.problems, []);
  assert.deepEqual(after.tree.errors, []);
  assert.deepEqual(after.value, meant);
  assert.deepEqual(commentsOf(after.text), commentsOf(document.text));
  assert.equal(/\r\n/.test(document.text) && /[^\r]\n/.test(after.text), false, 'a line break of the other kind');
  assert.equal(/[\r\n]*$/.exec(after.text)?.[0], /[\r\n]*$/.exec(document.text)?.[0]);
  if (document.language === 'json') assert.deepEqual(JSON.parse(after.text), meant);
  return after;
}

/** The value as the document's reader has it; runs are skipped in which the readers differ before anything is edited. */
function valueOf(document: Document): JsonValue {
  fc.pre(document.problems.length === 0 && document.tree.errors.length === 0 && document.value !== undefined);
  fc.pre(isDeepStrictEqual(document.value, document.tree.toJS()));
  return document.value ?? null;
}

function pick<T>(list: readonly T[], seed: number): T {
  const item = list[seed % Math.max(list.length, 1)];
  fc.pre(item !== undefined);
  assert.ok(item !== undefined);
  return item;
}

function without(map: JsonValue, keys: readonly string[]): JsonValue {
  return isJsonObject(map) ? Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key))) : map;
}

describe('editing primitives, on any document in any style', () => {
  let done = 0;
  beforeEach(() => (done = 0));
  /** A property that is never put to the test proves nothing. */
  const wasDone = (): void => assert.ok(done > RUNS.numRuns / 4, `only ${done} runs had something to edit`);

  it('insertMapEntries adds entries and touches nothing else', () => {
    fc.assert(
      fc.property(anyRoot, anyStyle, anyKey, anyValue, anyValue, fc.nat(), fc.boolean(), (root, style, key, one, two, seed, first) => {
        const document = written(root, style);
        const value = valueOf(document);
        const path = pick(pathsOf(value, 'map'), seed);
        const map = valueAt(value, path);
        fc.pre(isJsonObject(map) && !(key in map) && !('new' in map));
        const place = first ? ({ otherwise: 'start' } as const) : { after: [pick([...Object.keys(map ?? {}), 'none'], seed)] };
        const edits = insertMapEntries(
          document,
          path,
          [
            [key, one],
            ['new', two],
          ],
          place,
        );
        if (edits === undefined) return assert.notEqual(document.language, 'json');
        done++;
        check(
          document,
          edits,
          changed(value, path, (there) => ({ ...(isJsonObject(there) ? there : {}), [key]: one, new: two })),
        );
        const isFilled = Object.keys(map ?? {}).length === 0;
        assert.ok(
          isFilled || edits.every(({ range }) => range.start.line === range.end.line && range.start.character === range.end.character),
        );
      }),
      RUNS,
    );
    wasDone();
  });

  it('insertSeqItem adds an item at its index', () => {
    fc.assert(
      fc.property(anyRoot, anyValue, anyStyle, anyValue, fc.nat(), fc.nat(), (root, list, style, item, seed, at) => {
        const document = written({ ...root, list: isJsonArray(list) ? list : [list] }, style);
        const value = valueOf(document);
        const path = pick(pathsOf(value, 'list'), seed);
        const there = valueAt(value, path);
        const index = isJsonArray(there) ? at % (there.length + 1) : 0;
        const edits = insertSeqItem(document, path, index, item);
        if (edits === undefined) return assert.notEqual(document.language, 'json');
        done++;
        check(
          document,
          edits,
          changed(value, path, (seq) => (isJsonArray(seq) ? seq.toSpliced(index, 0, item) : seq)),
        );
      }),
      RUNS,
    );
    wasDone();
  });

  it('replaceValue puts a value in place of a scalar', () => {
    fc.assert(
      fc.property(anyRoot, anyStyle, anyValue, fc.nat(), (root, style, replacement, seed) => {
        const document = written(root, style);
        const value = valueOf(document);
        const path = pick(scalarsOf(value), seed);
        const edits = replaceValue(document, path, replacement);
        if (edits === undefined) return assert.notEqual(document.language, 'json');
        done++;
        check(
          document,
          edits,
          changed(value, path, () => replacement),
        );
      }),
      RUNS,
    );
    wasDone();
  });

  it('renameKey changes the key alone', () => {
    fc.assert(
      fc.property(anyRoot, anyStyle, anyKey, fc.nat(), fc.nat(), (root, style, name, seed, which) => {
        const document = written(root, style);
        const value = valueOf(document);
        const path = pick(pathsOf(value, 'map'), seed);
        const map = valueAt(value, path);
        fc.pre(isJsonObject(map) && !(name in map));
        const key = pick(Object.keys(map ?? {}), which);
        const edits = renameKey(document, [...path, key], name);
        if (edits === undefined) return assert.notEqual(document.language, 'json');
        done++;
        const rename = (there: JsonValue): JsonValue =>
          isJsonObject(there) ? Object.fromEntries(Object.entries(there).map(([own, child]) => [own === key ? name : own, child])) : there;
        check(document, edits, changed(value, path, rename));
      }),
      RUNS,
    );
    wasDone();
  });

  it('deleteMapEntries takes the entries and leaves every comment', () => {
    fc.assert(
      fc.property(anyRoot, anyStyle, fc.nat(), fc.nat(), fc.nat(), (root, style, seed, one, two) => {
        const document = written(root, style);
        const value = valueOf(document);
        const path = pick(
          pathsOf(value, 'map').filter(({ length }) => length > 0),
          seed,
        );
        const keys = Object.keys(valueAt(value, path) ?? {});
        const doomed = [...new Set([pick(keys, one), pick(keys, two)])];
        const edits = deleteMapEntries(document, path, doomed);
        if (edits === undefined) return assert.notEqual(document.language, 'json');
        done++;
        check(
          document,
          edits,
          changed(value, path, (there) => without(there, doomed)),
        );
      }),
      RUNS,
    );
    wasDone();
  });

  it('deleteSeqItems takes the items and leaves every comment', () => {
    fc.assert(
      fc.property(
        anyRoot,
        fc.array(anyValue, { minLength: 2, maxLength: 5 }),
        anyStyle,
        fc.nat(),
        fc.nat(),
        (root, list, style, one, two) => {
          const document = written({ ...root, list }, style);
          const value = valueOf(document);
          const doomed = [...new Set([one % list.length, two % list.length])];
          const edits = deleteSeqItems(document, ['list'], doomed);
          if (edits === undefined) return assert.ok(document.language !== 'json' || doomed.length === list.length);
          done++;
          check(
            document,
            edits,
            changed(value, ['list'], (seq) => (isJsonArray(seq) ? seq.filter((_, index) => !doomed.includes(index)) : seq)),
          );
        },
      ),
      RUNS,
    );
    wasDone();
  });

  it('reorderSeqItems moves the items with their comments', () => {
    fc.assert(
      fc.property(
        anyRoot,
        fc.array(anyValue, { minLength: 2, maxLength: 5 }),
        anyStyle,
        fc.infiniteStream(fc.nat()),
        (root, list, style, random) => {
          const document = written({ ...root, list }, style);
          const value = valueOf(document);
          const order = list
            .map((_, index) => ({ index, rank: random.next().value ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ index }) => index);
          const edits = reorderSeqItems(document, ['list'], order);
          if (edits === undefined) return assert.notEqual(document.language, 'json');
          done++;
          check(
            document,
            edits,
            changed(value, ['list'], (seq) => (isJsonArray(seq) ? order.map((index) => seq[index] ?? null) : seq)),
          );
        },
      ),
      RUNS,
    );
    wasDone();
  });
});

function scalarsOf(value: JsonValue | undefined, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  return Object.entries(value).flatMap(([key, child]) => scalarsOf(child, [...path, isJsonArray(value) ? Number(key) : key]));
}
