import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlink, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** A CommonJS bundle that has run. */
export interface LoadedBundle {
  readonly exports: unknown;
  /** Whether it ran from what was compiled before. */
  readonly compiled: boolean;
  /** Keeps what V8 has compiled of it by now for the next process, where that is not kept yet. */
  keep(): void;
}

const DIGEST = 'sha256';
const DIGEST_BYTES = 32;
/** What was kept longer ago is taken away when something is kept: nobody may use it any more. In milliseconds. */
const KEPT_FOR = 30 * 24 * 3_600_000;

/**
 * Runs a bundle, which is ASCII, as `require` would, from what V8 compiled of it the last time where that was kept: compiling takes longer than most documents take to
 * judge. What is kept is code, so it lies in a folder of this user's alone, and is not used where anybody else could have written it, where it is not
 * whole, or where it was made of another bundle or by another Node. Nothing is lost without it, so that a folder that cannot be written is no error.
 * Throws what the bundle throws.
 */
export function loadBundle(path: string, folder: string | undefined): LoadedBundle {
  const file = folder === undefined ? undefined : join(folder, nameFor(path));
  const kept = folder === undefined || file === undefined ? undefined : keptIn(folder, file);
  const script = new Script(Module.wrap(readFileSync(path, 'latin1')), {
    filename: path,
    ...(kept === undefined ? {} : { cachedData: kept }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const compiled = kept !== undefined && script.cachedDataRejected !== true;
  const module: { exports: unknown } = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error(`${path} is no bundle`);
  Reflect.apply(run, module.exports, [module.exports, createRequire(path), module, path, dirname(path)]);
  let done = compiled;
  return {
    exports: module.exports,
    compiled,
    keep() {
      if (!done && folder !== undefined && file !== undefined) keepIn(folder, file, script.createCachedData());
      done = true;
    },
  };
}

/** Whether what a bundle exports is the module that it was made of, whose type its caller knows: by the name of its function. */
export function isModule<Module extends object>(exports: unknown, name: keyof Module & string): exports is Module {
  return typeof exports === 'object' && exports !== null && name in exports;
}

/** Where this user's programs keep what can be made again; undefined where nothing is to be kept, as `NODE_DISABLE_COMPILE_CACHE=1` says to Node too. */
export function compiledFolder(env: Readonly<NodeJS.ProcessEnv> = process.env, platform = process.platform): string | undefined {
  if ((env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '') return undefined;
  const home = homedir();
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'specwright', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'specwright');
  const asked = env['XDG_CACHE_HOME'] ?? '';
  // A relative one is to be ignored (XDG Base Directory Specification).
  return join(asked.startsWith('/') ? asked : join(home, '.cache'), 'specwright');
}

function nameFor(path: string): string {
  const { size, mtimeMs } = statSync(path);
  const made = [path, size, mtimeMs, process.version, process.arch].join('\n');
  return `${basename(path)}-${createHash(DIGEST).update(made).digest('hex').slice(0, 16)}`;
}

function keptIn(folder: string, file: string): Buffer | undefined {
  try {
    if (!isOurs(folder) || !isOurs(file)) return undefined;
    const bytes = readFileSync(file);
    const compiled = bytes.subarray(DIGEST_BYTES);
    return createHash(DIGEST).update(compiled).digest().equals(bytes.subarray(0, DIGEST_BYTES)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** At once, since the process may be ended as soon as its answer is out. */
function keepIn(folder: string, file: string, compiled: Buffer): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(folder)) return;
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (Date.now() - statSync(other).mtimeMs > KEPT_FOR) rmSync(other, { force: true });
    }
    const digest = createHash(DIGEST).update(compiled).digest();
    writeFileSync(temporary, Buffer.concat([digest, compiled]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    unlink(temporary, () => undefined);
  }
}

/** Whether nobody else may write there (Windows keeps a user's folders to him by itself). */
function isOurs(path: string): boolean {
  if (process.getuid === undefined) return true;
  const { uid, mode } = statSync(path);
  return uid === process.getuid() && (mode & 0o022) === 0;
}
