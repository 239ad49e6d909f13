/** How many may be at work at once, and how many bytes they may have together; one alone may have more. */
export interface Room {
  readonly processes: number;
  readonly bytes: number;
}

/** A document to judge. */
export interface Turn {
  readonly uri: string;
  /** Bytes of text. */
  readonly size: number;
}

/** For less text than this, starting another process costs more than it saves; in bytes. */
const WORTH_A_PROCESS = 500_000;

/** How many of the documents are to be judged at once. */
export function atOnce(turns: readonly Turn[], room: Room): number {
  const total = turns.reduce((sum, { size }) => sum + size, 0);
  return Math.max(1, Math.min(room.processes, turns.length, Math.floor(total / WORTH_A_PROCESS)));
}

/**
 * Runs all turns within the room. Where several run at once the largest begin, so that none of those is left to the end, and a large one waits until
 * there is room for it; one by one they keep their order. `run` is given the place of the turn among all. Rejects with the first that rejects.
 */
export async function byTurns<T extends Turn>(
  turns: readonly T[],
  room: Room,
  run: (turn: T, place: number) => Promise<void>,
): Promise<void> {
  const waiting = [...turns.entries()];
  if (room.processes > 1) waiting.sort(([, a], [, b]) => b.size - a.size);
  const running = new Set<Promise<void>>();
  let bytes = 0;
  const begin = async (turn: T, place: number): Promise<void> => {
    bytes += turn.size;
    await run(turn, place);
    bytes -= turn.size;
  };
  for (const [place, turn] of waiting) {
    while (running.size > 0 && (running.size >= room.processes || bytes + turn.size > room.bytes)) await Promise.race(running);
    const work: Promise<void> = begin(turn, place).finally(() => running.delete(work));
    // Of those that reject after the first, nobody is told any more.
    work.catch(() => undefined);
    running.add(work);
  }
  await Promise.all(running);
}
