import { randomUUID } from 'node:crypto';
import { constants, open } from 'node:fs';
import { chmod, lstat, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { isWithin, uriOfPath } from '../document/uri';

export type WriteOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

/**
 * Writes a whole file or nothing of it: into a new file beside it, which then takes its place. A disk that fills up half way leaves
 * what was there before. Where links lead to a file, that file is written and the links stay; its permissions stay too. With `within`,
 * the path of a folder, nothing outside of it is written, wherever links lead by now. Never throws.
 */
export async function writeWhole(path: string, text: string, within?: string): Promise<WriteOutcome> {
  let temporary: string | undefined;
  try {
    const before = await stat(path).catch(() => undefined);
    if (before?.isDirectory() === true) return { ok: false, message: `${path} is a folder. Name a file in it.` };
    if (before !== undefined && !before.isFile() && within === undefined) {
      // A pipe or /dev/stdout has no whole to keep and must not be replaced by a file.
      await (before.isFIFO() ? writeIntoPipe(path, text) : writeFile(path, text));
      return { ok: true };
    }
    if (before === undefined && (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true)
      return { ok: false, message: `${path} could not be written: it is a link that leads nowhere. Name the file itself.` };
    const real = before === undefined ? join(await realpath(dirname(path)), basename(path)) : await realpath(path);
    if (within !== undefined && !isWithin(uriOfPath(await realpath(within)), uriOfPath(real)))
      return { ok: false, message: `${path} lies outside of ${within}, and nothing outside is written.` };
    // A short name of its own: one made from the file's could be too long where that one is not.
    temporary = join(dirname(real), `.specwright-${randomUUID()}.tmp`);
    // Nobody else reads it before it has the permissions of the file; and only those set afterwards do not pass the umask.
    await writeFile(temporary, text, { flag: 'wx', ...(before === undefined ? {} : { mode: 0o600 }) });
    if (before !== undefined) await chmod(temporary, before.mode & 0o7777);
    await rename(temporary, real);
    return { ok: true };
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
    return { ok: false, message: sentence(path, error) };
  }
}

/** Without O_NONBLOCK, opening a pipe waits for somebody to read from it; a socket then waits until the reader has room. */
function writeIntoPipe(path: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    open(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0), (failed, fd) => {
      if (failed !== null) return reject(failed);
      const pipe = new Socket({ fd, readable: false, writable: true });
      pipe.on('error', reject);
      pipe.write(text, (error) => {
        pipe.destroy();
        if (error === undefined || error === null) resolve();
        else reject(error);
      });
    });
  });
}

function sentence(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `${path} could not be written: its folder does not exist. Make it first.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} could not be written: you may not write there. Check the permissions of ${dirname(path)}.`;
  if (code === 'EROFS') return `${path} could not be written: the disk is read-only. Choose another place.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `${path} could not be written: the disk is full. What was there before is untouched.`;
  if (code === 'ENXIO' || code === 'EPIPE') return `${path} could not be written: nobody reads from this pipe. Start the reader first.`;
  return `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`;
}
