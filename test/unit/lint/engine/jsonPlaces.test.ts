import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedStretch } from '../../../../server/src/document/changedStretch';
import { surveyOf } from '../../../../server/src/document/survey';
import { JsonContainers } from '../../../../server/src/lint/engine/jsonContainers';
import { JsonPlaces } from '../../../../server/src/lint/engine/jsonPlaces';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 12, 'x', '"\\{', 'ä\n'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b"', '{c', 'dd'), tie('json'), { maxKeys: 3 }),
  ),
}));
const document = fc.dictionary(fc.constantFrom('p', 'q', 'r'), json, { minKeys: 1 });
const indent = fc.constantFrom<string | number>(0, 1, 2);

function pathsOf(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, child]) => pathsOf(child).map((path) => [key, ...path]))];
}

/** How many members and items there are in a value: as many as paths lead into it. */
const membersOf = (value: Json): number => pathsOf(value).length - 1;

function placesOf(text: string, value: Json): JsonPlaces {
  return JsonPlaces.of(text, membersOf(value)) ?? assert.fail(`${text} has no places`);
}

describe('the places of a JSON text', () => {
  it('are told where the text has as many members as the value, and not where a key stands twice or in another order', () => {
    fc.assert(
      fc.property(document, indent, (value, width) => {
        const text = JSON.stringify(value, null, width);
        assert.equal(surveyOf(JSON.parse(text), 500)?.members, membersOf(value));
        assert.ok(JsonContainers.of(text, membersOf(value)));
        const [key = ''] = Object.keys(value);
        for (const twice of [value[key] ?? null, 1, [], [null], { a: { b: 1 } }]) {
          const doubled = `${text.trimEnd().slice(0, -1)}, ${JSON.stringify(key)}: ${JSON.stringify(twice)}}`;
          assert.equal(JsonContainers.of(doubled, surveyOf(JSON.parse(doubled), 500)?.members ?? NaN), undefined, doubled);
        }
      }),
    );
    for (const text of ['{"b": 1, "2": 0}', '{"2": 0, "1": 0}', '{"a": {"\\u0061": 1}}', '{"a": [{"x": 1, "0": 1}]}'])
      assert.equal(JsonContainers.of(text, surveyOf(JSON.parse(text), 500)?.members ?? NaN), undefined, text);
    assert.ok(JsonContainers.of('{"1": "2", "2": [0, ["1"]], "b": {"0": {}}}', 7));
    for (const text of ['{"a"\n:1}', '{"a" \r : 1}', '{"a": {"b"\n\n  : 1}}'])
      assert.equal(JsonContainers.of(text, membersOf(JSON.parse(text))), undefined, text);
    for (const text of ['{"a" : 1}', '{"a":\n 1}', '{\n"a": "\\n:"}'])
      assert.ok(JsonContainers.of(text, membersOf(JSON.parse(text))), text);
  });
});

describe('the places of a JSON text that was edited', () => {
  it('are those of the new text, read anew', () => {
    let replaced = 0;
    fc.assert(
      fc.property(document, document, indent, indent, fc.nat(), (before, after, ofBefore, ofAfter, which) => {
        const [text, value] = [JSON.stringify(before, null, ofBefore), JSON.stringify(after, null, ofAfter)];
        // One of the containers of the first text takes the place of what the second text has in all.
        const places = placesOf(text, before);
        const containers = pathsOf(before).filter(
          (path) => !['string', 'number', 'boolean'].includes(typeof at(before, path)) && at(before, path) !== null,
        );
        const path = containers[which % containers.length] ?? [];
        if (Array.isArray(at(before, path))) return;
        const made = put(before, path, after);
        const { start, end } = stretchOf(places, text, path);
        const edited = text.slice(0, start) + value + text.slice(end);
        const changed = changedStretch(text, edited);
        const around = [...places.around(changed.start, changed.endBefore)].find((each) => each.path.length <= path.length);
        if (around === undefined) return;
        const part = edited.slice(around.start, around.end + edited.length - text.length);
        const read = JsonContainers.of(part, surveyOf(JSON.parse(part), 500)?.members ?? NaN);
        if (read === undefined) return;
        places.replace(around.container, read, edited, changed);
        replaced++;
        const fresh = placesOf(edited, made);
        for (const each of pathsOf(made)) assert.deepEqual(places.rangeOf(each), fresh.rangeOf(each), each.join('/'));
      }),
      { numRuns: 1_000 },
    );
    assert.ok(replaced > 300, `only ${replaced} were replaced`);
  });
});

function at(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const segment of path)
    found = typeof found === 'object' && found !== null ? Object.entries(found).find(([key]) => key === segment)?.[1] : undefined;
  return found;
}

function put(value: Json, path: readonly string[], made: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return made;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === first ? put(item, rest, made) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, key === first ? put(child, rest, made) : child]));
}

/** The stretch of the container at a path, brackets and all. */
function stretchOf(places: JsonPlaces, text: string, path: readonly string[]): { start: number; end: number } {
  for (let offset = 1; offset <= text.length; offset++) {
    for (const around of places.around(offset, offset)) if (around.path.join('/') === path.join('/')) return around;
  }
  return assert.fail(`${path.join('/')} is nowhere in ${text}`);
}
