import { existsSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { glob } from 'tinyglobby';
import type { Terminal } from '../cli/terminal';
import { pathOfUri, uriOfPath } from '../document/uri';
import { BoundedFileSystem } from '../platform/boundedFileSystem';
import { startMockProcess } from '../platform/mockProcess';
import { watchFiles } from '../platform/watchFiles';
import { LintPool } from '../platform/lintPool';
import { LintProcess } from '../platform/lintProcess';
import { lintRoom } from '../platform/lintRoom';
import { writeWhole } from '../platform/writeWhole';
import { Judge } from '../workspace/judge';

/** The terminal as Node has it. `version` is the package's; `ahead` is a lint process that was started before there was anything to judge. */
export function nodeTerminal(version: string, ahead?: LintProcess): Terminal {
  const cwd = process.cwd();
  const files = (boundary: string): BoundedFileSystem => new BoundedFileSystem(boundary);
  const uriOf = (path: string): string => uriOfPath(resolve(cwd, path));
  return {
    cwd: uriOfPath(cwd),
    version,
    color: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
    interactive: process.stderr.isTTY && process.env['CI'] === undefined,
    columns: () => (process.stderr.columns > 0 ? process.stderr.columns : 80),
    onInterrupt,
    out: (chunk) => writeWhileOpen(process.stdout, chunk),
    err: (chunk) => writeWhileOpen(process.stderr, chunk),
    stdin: () => text(process.stdin),
    uriOf,
    defaultBoundary: () => Promise.resolve(uriOfPath(repositoryOf(cwd) ?? cwd)),
    async expand(pattern) {
      const path = resolve(cwd, pattern);
      if (existsSync(path)) return statSync(path).isDirectory() ? [] : [uriOfPath(path)];
      const found = await glob(pattern.replaceAll('\\', '/'), {
        cwd,
        absolute: true,
        dot: true,
        onlyFiles: true,
        expandDirectories: false,
        // A link may lead round in a circle, out of the boundary, or to a file that the glob finds by its own name.
        followSymbolicLinks: false,
      });
      return found.map((file) => uriOfPath(file));
    },
    isFolder: async (uri) => (await stat(pathOfUri(uri) ?? '').catch(() => undefined))?.isDirectory() === true,
    sizeOf: async (uri) => (await stat(pathOfUri(uri) ?? '').catch(() => undefined))?.size ?? 0,
    async isSameFile(uri, other) {
      const [one, two] = await Promise.all(
        [uri, other].map((each) => stat(pathOfUri(each) ?? '', { bigint: true }).catch(() => undefined)),
      );
      return one !== undefined && one.ino === two?.ino && one.dev === two.dev;
    },
    write: (uri, content, within) => writeWhole(pathOfUri(uri) ?? uri, content, within === undefined ? undefined : pathOfUri(within)),
    files,
    mock: (options, specs, log) => startMockProcess(join(__dirname, 'mock.cjs'), options, specs, log),
    watch: watchFiles,
    async languageServer() {
      const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
      createRequire(__filename)(join(__dirname, 'server.cjs'));
      await ended;
    },
    room: lintRoom(),
    judge(onProgress, atOnce = 1) {
      const made = Array.from(
        { length: atOnce },
        (_, place) => (place === 0 ? ahead : undefined) ?? new LintProcess(join(__dirname, 'lint.cjs')),
      );
      return new Judge(new LintPool(made, onProgress), files);
    },
  };
}

/** An interrupted process ends by the signal after all, so that who waits for it is told. */
function onInterrupt(callback: () => void): () => void {
  const ends = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const listener = (): void => {
      callback();
      process.kill(process.pid, signal);
    };
    process.once(signal, listener);
    return () => void process.off(signal, listener);
  });
  return () => {
    for (const end of ends) end();
  };
}

/** A stream that has failed takes no more; what there is to say about that is said once, where its error arrives. */
function writeWhileOpen(stream: NodeJS.WriteStream, chunk: string): void {
  if (stream.writable) stream.write(chunk);
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
