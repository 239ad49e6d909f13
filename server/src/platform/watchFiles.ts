import { stat } from 'node:fs/promises';

/** How often watched files are looked at, and how long changes are gathered, in milliseconds. */
const LOOK_EVERY = 200;
const GATHER = 50;

/**
 * Calls back when one of the files changes, appears or goes, one call after the other. Polls: editors replace files, and what the system
 * tells of a replaced file ends with it. The list is asked for anew at each look, since a document may refer to other files then; a file
 * that is new to it counts as changed, since it may have changed after it was read and before it was watched.
 */
export function watchFiles(files: () => readonly string[], changed: () => Promise<void>): () => void {
  let seen: ReadonlyMap<string, string> = new Map();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<boolean> => {
    const now = new Map(await Promise.all(files().map(async (file) => [file, await stateOf(file)] as const)));
    const differs = [...now].some(([file, state]) => seen.get(file) !== state);
    seen = now;
    return differs;
  };
  const watch = async (): Promise<void> => {
    if (await look()) {
      await new Promise((resolve) => (timer = setTimeout(resolve, GATHER)));
      await look();
      if (!stopped) await changed();
    }
    if (!stopped) timer = setTimeout(() => void watch(), LOOK_EVERY);
  };
  void watch();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** What differs once a file was written, replaced or removed. */
async function stateOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'absent';
  }
}
