import { availableParallelism } from 'node:os';
import type { Room } from '../cli/byTurns';
import { LINTS_SHARE, machineMemory } from './machineMemory';

/** What a lint process takes before it has read anything large, in bytes. */
const PROCESS = 400 * 1024 * 1024;
/** What judging takes beyond that for each byte of a document, in bytes; 40 to 80 were measured on documents of 20 and 47 MB, more where parts are used often. */
const PER_BYTE = 150;

/** The room that a machine of so many cores and so much memory, in bytes, has for lints. */
export function lintRoom(cores = availableParallelism(), memory = machineMemory()): Room {
  const lints = memory * LINTS_SHARE;
  const processes = Math.max(1, Math.min(cores, Math.floor(lints / PROCESS)));
  return { processes, bytes: Math.max(0, lints - processes * PROCESS) / PER_BYTE };
}
