import assert from 'node:assert/strict';
import { mediaTypeOf } from '../../../server/src/manifest/mediaType';

// What Go's mime.ParseMediaType says of the same texts.
describe('mediaTypeOf', () => {
  const types: readonly (readonly [text: string, type: string | undefined])[] = [
    ['application/json', 'application/json'],
    [' Application/JSON ', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/json ; charset = "utf;8" ; v=1', 'application/json'],
    ['application/json;', 'application/json'],
    ['application/json; v=1;', 'application/json'],
    ['application/json; v="a\\"b"; v="a\\"b"', 'application/json'],
    ['application/json; v=1; V="1"', 'application/json'],
    ['application/json; v=1; v=2', undefined],
    ['application/json ;q', undefined],
    ['application/json; q=', undefined],
    ['application/json; q="x', undefined],
    ['application/json;;', undefined],
    ['application / json', undefined],
    ['application', undefined],
    ['', undefined],
  ];
  for (const [text, type] of types) it(JSON.stringify(text), () => assert.equal(mediaTypeOf(text), type));
});
