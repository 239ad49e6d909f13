import { LINTS_SHARE, machineMemory } from './machineMemory';

/** What Electron allows a process (4 GB), less what the rest of it needs; in megabytes. */
const MOST = 3_600;
const ASKED = /--max[-_]old[-_]space[-_]size[= ](\d+)/g;

/**
 * How many megabytes of values a lint may keep: what `NODE_OPTIONS` says with `--max-old-space-size`, the last where it says so more than once; else what
 * any host allows, and not all of a small machine.
 */
export function lintHeap(nodeOptions = process.env['NODE_OPTIONS'] ?? '', memory = machineMemory()): number {
  const asked = Number([...nodeOptions.matchAll(ASKED)].at(-1)?.[1] ?? 0);
  return asked > 0 ? asked : Math.min(MOST, Math.floor((memory / 1024 / 1024) * LINTS_SHARE));
}
