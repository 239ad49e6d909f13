import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer, and gives it; for what announces itself to nobody, as a process or a
 * file does. Throws with `what` when `patience` milliseconds have passed without one.
 */
export async function until<T>(what: string, patience: number, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited ${patience / 1000} seconds in vain for ${what}.`);
    await delay(50);
  }
}
