import { deepStrictEqual, ok } from 'node:assert';
import { assert, integer, property } from 'fast-check';
import { spread } from './spreadBySize';

const indexes = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe('A sample of the real documents', () => {
  it('is in the end all of them, each once', () => {
    assert(
      property(integer({ min: 0, max: 3000 }), (length) =>
        deepStrictEqual(
          spread(indexes(length)).sort((a, b) => a - b),
          indexes(length),
        ),
      ),
    );
  });

  it('leaves no gap wider than four even steps, whatever its size', () => {
    const sample = integer({ min: 2, max: 3000 }).chain((length) => integer({ min: 1, max: length }).map((count) => ({ length, count })));
    assert(
      property(sample, ({ length, count }) => {
        const chosen = spread(indexes(length)).slice(0, count);
        const edges = [-1, ...chosen.sort((a, b) => a - b), length];
        const widest = Math.max(...edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)));
        ok(widest <= Math.ceil((4 * length) / count), `${widest} of ${length} with ${count}`);
      }),
    );
  });
});
