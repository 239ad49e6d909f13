import { totalmem } from 'node:os';

/** The share of it that lints may take together; a single one may take as much. */
export const LINTS_SHARE = 0.7;

/** What this machine, or the container that we are in, has, in bytes. */
export function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
