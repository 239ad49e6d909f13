import assert from 'node:assert/strict';
import { compareFits, fitOf, readPathTemplate, segmentsOf } from '../../../server/src/mock/pathTemplate';

function fits(template: string, path: string): readonly number[] | undefined {
  return fitOf(readPathTemplate(template), segmentsOf(path));
}

describe('mock: path templates', () => {
  it('tells literal segments from parameters', () => {
    assert.deepEqual(fits('/pets/{id}', '/pets/7'), [1, 0]);
    assert.equal(fits('/pets/{id}', '/pets'), undefined);
    assert.equal(fits('/pets/{id}', '/pets/'), undefined);
    assert.equal(fits('/pets/{id}', '/cats/7'), undefined);
  });

  it('matches parameters within a segment', () => {
    assert.deepEqual(fits('/files/{name}.{ext}', '/files/a.json'), [1, 0]);
    assert.equal(fits('/files/{name}.{ext}', '/files/a'), undefined);
    assert.equal(fits('/files/{name}.json', '/files/axjson'), undefined);
  });

  it('compares decoded segments, and a coded slash is no separator', () => {
    assert.deepEqual(fits('/a b', '/a%20b'), [1]);
    assert.deepEqual(fits('/files/{path}', '/files/a%2Fb'), [1, 0]);
    assert.deepEqual(fits('/files/{path}', '/files/%E0%A4%A'), [1, 0]);
  });

  it('prefers literal segments from the left', () => {
    const sorted = [
      [0, 1],
      [1, 0],
      [1, 1],
    ].sort(compareFits);
    assert.deepEqual(sorted, [
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });

  it('gives templates that match the same paths one shape', () => {
    assert.equal(readPathTemplate('/a/{x}').shape, readPathTemplate('/a/{y}').shape);
    assert.notEqual(readPathTemplate('/a/{x}').shape, readPathTemplate('/b/{x}').shape);
  });
});
