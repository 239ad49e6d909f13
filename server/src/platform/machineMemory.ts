import { totalmem } from 'node:os';

/** What this machine, or the container that we are in, has, in bytes. */
export function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
