import type { Failure } from '../editRun';
import { firstDifference, type Difference, type MakeSession } from '../run';
import type { Scenario } from '../scenario';
import { World } from '../world';
import { blocksOf, withoutLines } from './lines';

/** Gives up making a failure smaller when so many milliseconds have passed. */
export type Clock = () => number;

/**
 * The smallest scenario found whose last state still differs: begun as late as possible, with as few steps and as few lines as possible.
 * Ends after so many milliseconds with what it has.
 */
export async function shrink(failure: Failure, make: MakeSession, now: Clock, atMost: number): Promise<Failure> {
  const until = now() + atMost;
  const { against } = failure.difference;
  const fails = async (scenario: Scenario): Promise<Difference | undefined> => {
    if (now() > until) return undefined;
    return (await firstDifference(scenario, make, [against], scenario.steps.length).catch(() => undefined))?.difference;
  };
  let smallest = failure;
  const attempt = async (scenario: Scenario | undefined): Promise<boolean> => {
    const difference = scenario === undefined ? undefined : await fails(scenario);
    if (scenario === undefined || difference === undefined) return false;
    smallest = { scenario, difference };
    return true;
  };
  for (const kept of lengths(failure.scenario.steps.length)) {
    if (await attempt(await begunLater(failure.scenario, failure.scenario.steps.length - kept))) break;
  }
  await fewerSteps(() => smallest.scenario, attempt);
  await fewerFiles(() => smallest.scenario, attempt);
  await fewerLines(
    () => smallest.scenario,
    attempt,
    () => now() > until,
  );
  await fewerSteps(() => smallest.scenario, attempt);
  return smallest;
}

type Attempt = (scenario: Scenario | undefined) => Promise<boolean>;

/** 0, 1, 2, 3, 4, 6, 8, 12 … up to a number without it. */
function lengths(steps: number): number[] {
  const all: number[] = [];
  for (let length = 0; length < steps; length = Math.max(length + 1, Math.floor(length * 1.5))) all.push(length);
  return all;
}

/** A scenario that begins with the texts as they are after so many steps. */
async function begunLater(scenario: Scenario, skipped: number): Promise<Scenario> {
  const world = new World(scenario);
  for (const step of scenario.steps.slice(0, skipped)) await world.take(step);
  const { disk, opened, ruleset } = world;
  return { ...scenario, disk: { ...disk }, opened: Object.fromEntries(opened), ruleset, steps: scenario.steps.slice(skipped) };
}

async function fewerSteps(current: () => Scenario, attempt: Attempt): Promise<void> {
  for (let index = current().steps.length - 1; index >= 0; index--) {
    const { steps, ...rest } = current();
    await attempt({ ...rest, steps: steps.toSpliced(index, 1) });
  }
}

async function fewerFiles(current: () => Scenario, attempt: Attempt): Promise<void> {
  for (const uri of Object.keys(current().disk)) {
    const { [uri]: _, ...disk } = current().disk;
    await attempt({ ...current(), disk });
  }
}

async function fewerLines(current: () => Scenario, attempt: Attempt, late: () => boolean): Promise<void> {
  for (let progress = true; progress && !late();) {
    progress = false;
    for (const where of ['opened', 'disk'] as const) {
      for (const uri of Object.keys(current()[where])) {
        if (where === 'disk' && uri in current().opened) continue;
        const textNow = (): string => current()[where][uri] ?? '';
        let blocks = blocksOf(textNow());
        for (let index = 0; index < blocks.length && !late(); index++) {
          const block = blocks[index];
          if (block === undefined || !(await attempt(withoutLines(current(), where, uri, block)))) continue;
          progress = true;
          blocks = blocksOf(textNow());
          index = Math.min(index, blocks.length) - 1;
        }
      }
    }
  }
}
