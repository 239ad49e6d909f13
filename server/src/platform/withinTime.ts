import { Script } from 'node:vm';
import type { Within } from '../lint/timeLimit';

const SLOT = Symbol.for('specwright.withinTime');
const CALL = new Script("globalThis[Symbol.for('specwright.withinTime')]()");

/** `Within` by way of `node:vm`, whose timeout breaks off whatever runs in this thread. A tenth of a millisecond or two each time. */
export const withinTime: Within = <T>(milliseconds: number, work: () => T): { readonly done: T } | undefined => {
  let outcome: { readonly done: T } | undefined;
  Reflect.set(globalThis, SLOT, () => {
    outcome = { done: work() };
  });
  try {
    CALL.runInThisContext({ timeout: milliseconds });
    return outcome;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, SLOT);
  }
};
