import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { atOnce, byTurns, type Room, type Turn } from '../../../server/src/cli/byTurns';

const sized = (...sizes: number[]): Turn[] => sizes.map((size, index) => ({ uri: `${index}`, size }));

/** Runs turns that all end when they are told to, the one that began last first; tells what was at work at once. */
async function observed(turns: readonly Turn[], room: Room): Promise<{ began: string[]; places: number[]; together: Turn[][] }> {
  const began: string[] = [];
  const places: number[] = [];
  const together: Turn[][] = [];
  const running = new Map<Turn, () => void>();
  const ended = byTurns(turns, room, async (turn, place) => {
    began.push(turn.uri);
    places[place] = Number(turn.uri);
    await new Promise<void>((end) => running.set(turn, end));
    running.delete(turn);
  });
  while (began.length < turns.length || running.size > 0) {
    // All that may begin has begun once nothing is left to be done but what waits for us.
    await new Promise(setImmediate);
    together.push([...running.keys()]);
    [...running.values()].at(-1)?.();
  }
  await ended;
  return { began, places, together };
}

describe('documents judged by turns', () => {
  it('keep their order where one is judged at a time', async () => {
    const { began, together } = await observed(sized(1, 3, 2), { processes: 1, bytes: 100 });
    deepStrictEqual(began, ['0', '1', '2']);
    ok(together.every((running) => running.length <= 1));
  });

  it('begin with the largest where several are', async () => {
    const { began } = await observed(sized(1, 3, 2), { processes: 2, bytes: 100 });
    deepStrictEqual(began, ['1', '2', '0']);
  });

  it('leave one that is larger than the room alone', async () => {
    const { together } = await observed(sized(50, 1000, 50), { processes: 3, bytes: 100 });
    deepStrictEqual(
      together.filter((running) => running.some(({ size }) => size === 1000)).map(({ length }) => length),
      [1],
    );
  });

  it('are all judged, each under its own place, within the room, and as many at once as there is room for', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(100), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 150 }),
        async (sizes, processes, bytes) => {
          const { began, places, together } = await observed(sized(...sizes), { processes, bytes });
          strictEqual(new Set(began).size, sizes.length);
          deepStrictEqual(
            places,
            sizes.map((_, index) => index),
          );
          for (const running of together) {
            ok(running.length <= processes);
            ok(running.length <= 1 || running.reduce((sum, { size }) => sum + size, 0) <= bytes);
          }
          if (bytes >= 100 * processes && sizes.length > 0) strictEqual(together[0]?.length, Math.min(processes, sizes.length));
        },
      ),
    ));

  it('end with the first that throws', async () => {
    const run = (turn: Turn): Promise<void> => Promise.reject(new Error(turn.uri));
    await rejects(byTurns(sized(1, 2), { processes: 2, bytes: 10 }, run), /^Error: 1$/);
  });
});

describe('the number of processes', () => {
  const room = { processes: 4, bytes: Infinity };
  it('is one for a document, and for several small ones', () => {
    strictEqual(atOnce(sized(9_000_000), room), 1);
    strictEqual(atOnce(sized(10_000, 20_000, 30_000), room), 1);
    strictEqual(atOnce([], room), 1);
  });
  it('grows with the text, to what there is room for', () => {
    strictEqual(atOnce(sized(600_000, 600_000), room), 2);
    strictEqual(atOnce(sized(...Array<number>(100).fill(600_000)), room), 4);
  });
});
