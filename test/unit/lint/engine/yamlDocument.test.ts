import assert from 'node:assert/strict';
import { Document } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import fc from 'fast-check';
import { changedStretch } from '../../../../server/src/document/changedStretch';
import { readableText } from '../../../../server/src/document/parse';
import type { LiveDocument } from '../../../../server/src/lint/engine/liveDocument';
import { yamlDocument } from '../../../../server/src/lint/engine/yamlDocument';

const SOURCE = '/specs/openapi.yaml';
/** What YAML can look like: keys that are numbers, texts of several lines, lists beside their key, flow, comments, keys without values. */
const TEXT = `# a comment before
openapi: 3.1.0
info:
  title: "Pets: \\u00e9"
  description: |
    Two lines,
      one indented.

  summary: >-
    folded
    text
paths:
  /pets:
    get:
      tags:
      - pets
      - 'cats, dogs'
      responses:
        200:
          description: a plain text
            that goes on
          content: {application/json: {schema: {type: [string, 'null'], enum: [a, ~]}}}
        404: # nothing
          description:
      parameters:
        - name: id
          in: query

        -
          name: other
          in: query
  # between
  "/cats/{id}": &not-any-more
    1.5: float
    true: bool
    post: {}
components:
    schemas:
        Pet:
            type: object
            properties:
                a: {type: integer}
                b:
                    - - x
                      - y
                    - z
`.replace(' &not-any-more', '');

const PIECES =
  'x@ @  @\n@\n\n@:@: @- @#@ # c@"@\'@|@>@{@}@[@]@,@&a @*a@<<: @? @! @---\n@...\n@\t@\r\n@200@null@  key: value\n@          - item\n@a: |\n@é@%@'.split(
    '@',
  );
const pieces = fc.constantFrom(...PIECES);
const edit = fc.record({
  where: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  piece: fc.oneof(pieces, fc.constant('')),
});

function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...entries.flatMap(([key, child]) => pathsOf(child).map((path) => [key, ...path]))];
}

function assertSame(live: LiveDocument, text: string): void {
  const stock = new Document(readableText(text), Yaml, SOURCE);
  assert.equal(JSON.stringify(live.value), JSON.stringify(stock.data), text);
  for (const path of pathsOf(stock.data)) {
    const name = `${path.join('/')} in ${text}`;
    assert.deepEqual(live.document.getRangeForJsonPath(path), stock.getRangeForJsonPath(path), name);
  }
  assert.deepEqual(live.document.diagnostics, stock.diagnostics, text);
}

/** Puts a value at a path, in place; what is there is a container, and so is the value. */
function put(root: unknown, path: readonly string[], value: unknown): void {
  const holder = path.slice(0, -1).reduce((at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : at), root);
  const last = path.at(-1);
  if (typeof holder === 'object' && holder !== null && last !== undefined) Reflect.set(holder, last, value);
}

function edited(text: string, { where, length, piece }: { where: number; length: number; piece: string }): string {
  const at = where % (text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + length);
}

describe('a YAML text that is read in plain objects', () => {
  it('says and stands as Spectral’s reader has it', () => {
    assertSame(yamlDocument(TEXT, SOURCE) ?? assert.fail('not read'), TEXT);
  });

  it('does so whatever is in it, or is left to that reader', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(edited, TEXT);
        const document = yamlDocument(text, SOURCE);
        if (document === undefined) return;
        read++;
        assertSame(document, text);
      }),
      { numRuns: 600 },
    );
    assert.ok(read > 100, `only ${read} were read`);
  });

  it('does so after each edit of which a part was read alone', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        let text = TEXT;
        const live = yamlDocument(text, SOURCE) ?? assert.fail('not read');
        for (const each of edits) {
          const next = edited(text, each);
          const [part] = live.edited(changedStretch(text, next), next);
          // An edit that needs the whole text is not made.
          if (part === undefined || part.path.length === 0) continue;
          part.take();
          put(live.value, part.path, part.value);
          text = next;
          taken++;
          assertSame(live, text);
        }
      }),
      { numRuns: 800 },
    );
    assert.ok(taken > 1_000, `only ${taken} were taken in`);
  });
});
