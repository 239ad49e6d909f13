import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedStretch } from '../../../../server/src/document/changedStretch';
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

function placesOf(text: string, value: Json): JsonPlaces {
  return JsonPlaces.of(text, value) ?? assert.fail(`${text} has no places`);
}

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
        const read = JsonContainers.of(part, JSON.parse(part));
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
