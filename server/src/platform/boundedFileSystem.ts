import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DirectoryEntry, FileSystem, ReadRefusal, ReadResult } from '../document/fileSystem';
import { isWithin, pathOfUri, uriOfPath } from '../document/uri';

/** The largest file that is read, in bytes; VS Code hands no larger one to an extension either. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/**
 * The files below a folder, and nothing else: not by `../`, a link that leads out, a sibling whose name begins the same, a share, a pipe or a device.
 * The address is held against the boundary before the disk is touched, since on Windows touching a share already tells it who asks;
 * afterwards the real path is, since only it knows where links lead.
 */
export class BoundedFileSystem implements FileSystem {
  private realBoundary: Promise<string | undefined> | undefined;

  constructor(private readonly boundary: string) {}

  async read(uri: string): Promise<ReadResult> {
    const located = await this.locate(uri);
    if (!located.ok) return located;
    let handle;
    try {
      // Without O_NONBLOCK, opening a pipe waits for somebody to write into it.
      handle = await open(located.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
      const stats = await handle.stat();
      if (stats.isDirectory()) return refuse('folder', `${located.path} is a folder. Name a file in it.`);
      if (!stats.isFile()) return refuse('special', `${located.path} is not a regular file, and only those are read.`);
      if (stats.size > LARGEST_FILE) {
        const size = `${Math.ceil(stats.size / 1024 / 1024)} MB`;
        return refuse('tooLarge', `${located.path} has ${size}; files up to 50 MB are read. Split it with $ref.`);
      }
      // Decoded in one go: piece by piece takes longer.
      return { ok: true, text: (await handle.readFile()).toString('utf8') };
    } catch (error) {
      return refusalOfError(located.path, error);
    } finally {
      await handle?.close();
    }
  }

  async list(folderUri: string): Promise<readonly DirectoryEntry[]> {
    const located = await this.locate(folderUri);
    if (!located.ok) return [];
    try {
      const entries = await readdir(located.path, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }));
    } catch {
      // A folder that cannot be listed has no entries for us; whoever needs a certain file of it asks for that file and hears why.
      return [];
    }
  }

  private async locate(uri: string): Promise<{ ok: true; path: string } | { ok: false; reason: ReadRefusal; message: string }> {
    const path = pathOfUri(uri);
    if (path === undefined) return refuse('scheme', `${uri} is no file of this folder, and nothing else is read.`);
    if (path.includes('\0')) return refuse('missing', 'A file name cannot hold a NUL character.');
    const folder = pathOfUri(this.boundary) ?? this.boundary;
    const outside = `${path} lies outside of ${folder}, and nothing outside is read. Move it inside, or open the folder that holds both.`;
    if (!isWithin(this.boundary, uriOfPath(path)) || path.split('/').includes('..')) return refuse('outside', outside);
    this.realBoundary ??= realpath(folder).catch(() => undefined);
    const boundary = await this.realBoundary;
    try {
      const real = await realpath(path);
      if (boundary === undefined || !isWithin(uriOfPath(boundary), uriOfPath(real))) return refuse('outside', outside);
      return { ok: true, path: real };
    } catch (error) {
      return refusalOfError(path, await dangling(path, error));
    }
  }
}

/** A link that leads nowhere is not the same as no file at all. */
async function dangling(path: string, error: unknown): Promise<unknown> {
  const link = await lstat(path).catch(() => undefined);
  return link?.isSymbolicLink() === true ? new Error('is a link that leads nowhere') : error;
}

function refuse(reason: ReadRefusal, message: string): { ok: false; reason: ReadRefusal; message: string } {
  return { ok: false, reason, message };
}

function refusalOfError(path: string, error: unknown): { ok: false; reason: ReadRefusal; message: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse('missing', `${path} does not exist. Check the name, seen from ${dirname(path)}.`);
  }
  if (code === 'EACCES' || code === 'EPERM') return refuse('unreadable', `${path} may not be read by you. Check its permissions.`);
  if (code === 'ELOOP') return refuse('unreadable', `${path} is a link that leads back to itself.`);
  return refuse('unreadable', `${path} could not be read: ${error instanceof Error ? error.message : String(error)}`);
}
