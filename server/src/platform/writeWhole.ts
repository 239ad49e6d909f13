import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type WriteOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

/**
 * Writes a whole file or nothing of it: into a new file beside it, which then takes its place. A disk that fills up half way leaves
 * what was there before. Keeps the permissions of a file that is replaced. Never throws.
 */
export async function writeWhole(path: string, text: string): Promise<WriteOutcome> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const before = await stat(path).catch(() => undefined);
    if (before?.isDirectory() === true) return { ok: false, message: `${path} is a folder. Name a file in it.` };
    if (before !== undefined && !before.isFile()) {
      // A pipe or /dev/stdout has no whole to keep and must not be replaced by a file.
      await writeFile(path, text);
      return { ok: true };
    }
    await writeFile(temporary, text, { flag: 'wx', ...(before === undefined ? {} : { mode: before.mode }) });
    await rename(temporary, path);
    return { ok: true };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return { ok: false, message: sentence(path, error) };
  }
}

function sentence(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `${path} could not be written: its folder does not exist. Make it first.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} could not be written: you may not write there. Check the permissions of ${dirname(path)}.`;
  if (code === 'EROFS') return `${path} could not be written: the disk is read-only. Choose another place.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `${path} could not be written: the disk is full. What was there before is untouched.`;
  return `${path} could not be written: ${error instanceof Error ? error.message : String(error)}`;
}
