import { unwatchFile, watchFile } from 'node:fs';

/** How often a watched file is looked at, and how long changes are gathered, in milliseconds. */
const LOOK_EVERY = 200;
const GATHER = 50;

/**
 * Calls back when one of the files changes. Polls: editors replace files, and what the system tells of a replaced file ends with it.
 * The list is asked for anew after each change, since a document may refer to other files then.
 */
export function watchFiles(files: () => readonly string[], changed: () => Promise<void>): () => void {
  let watched: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void changed().finally(rewatch), GATHER);
  };
  const rewatch = (): void => {
    for (const file of watched) unwatchFile(file, onChange);
    watched = files();
    for (const file of watched) watchFile(file, { interval: LOOK_EVERY }, onChange);
  };
  rewatch();
  return () => {
    clearTimeout(timer);
    for (const file of watched) unwatchFile(file, onChange);
  };
}
