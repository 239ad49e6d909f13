import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valuesWrittenOut } from '../../../server/src/lint/writtenOut';

/** Counts as Spectral walks: every value below, again wherever it is used. */
function walked(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, child) => sum + walked(child), 1);
}

describe('what the references of a document come to', () => {
  it('is what a walk meets', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(valuesWrittenOut(value), walked(value))));
  });

  it('counts what is shared wherever it is used, without walking it', () => {
    let schema: object = { type: 'string' };
    for (let i = 0; i < 60; i++) schema = { a: schema, b: schema };
    assert.ok(valuesWrittenOut(schema) > 2 ** 60);
  });

  it('ends where an object contains itself, and however deep it is', () => {
    const ring: { a?: object; b: number } = { b: 1 };
    ring.a = { ring };
    assert.ok(valuesWrittenOut(ring) < 10);
    let deep: object = {};
    for (let i = 0; i < 100_000; i++) deep = { deep };
    assert.equal(valuesWrittenOut(deep), 100_001);
  });
});
