import type { FileSystem } from '../document/fileSystem';
import type { Judge } from '../workspace/judge';
import type { Room } from './byTurns';

/** Why a file was not written. Nothing of it was. */
export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A root and every text that it leads to. */
export interface MockSpecTexts {
  readonly root: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** A mock that serves until it is interrupted. */
export interface RunningMock {
  readonly address: string;
  readonly port: number;
  /** A path worth trying. */
  readonly entry: string;
  serve(specs: readonly MockSpecTexts[]): void;
  /** Resolves when the mock has ended; with a sentence where nobody asked it to. */
  readonly ended: Promise<string | undefined>;
}

/** How far the judging of one document is. */
export interface JudgingProgress {
  readonly root: string;
  readonly milliseconds: number;
  readonly checks: number;
}

/** What a subcommand needs of the machine; given by `main/cli.ts`. */
export interface Terminal {
  /** Canonical address of the current folder. */
  readonly cwd: string;
  readonly version: string;
  /** Whether colours are wanted: a terminal, and no NO_COLOR (no-color.org). */
  readonly color: boolean;
  /** Whether a person watches standard error, so that progress may be drawn there. */
  readonly interactive: boolean;
  /** How many columns the window of standard error has now. */
  columns(): number;
  /** Calls back before the process ends because a person interrupted it; the result takes that back. */
  onInterrupt(callback: () => void): () => void;
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<string>;
  /** The canonical address of a path as a person writes it. */
  uriOf(path: string): string;
  /** The nearest ancestor of the current folder that holds `.git`, else the current folder. */
  defaultBoundary(): Promise<string>;
  /** What a pattern means: files, by canonical address; a name that exists is taken as it stands, whatever characters it has. A glob takes and follows no links. */
  expand(pattern: string): Promise<readonly string[]>;
  isFolder(uri: string): Promise<boolean>;
  /** The size of a file in bytes; 0 where there is none. */
  sizeOf(uri: string): Promise<number>;
  /** Whether two addresses mean one file that exists, by links too. */
  isSameFile(uri: string, other: string): Promise<boolean>;
  /** Writes a whole file or nothing; with `within`, nothing outside of that folder, wherever links lead. */
  write(uri: string, text: string, within?: string): Promise<WriteResult>;
  files(boundary: string): FileSystem;
  /** Starts a mock process and serves; a sentence when it cannot be. `log` takes a line for each request and problem. */
  mock(
    options: { host: string; port: number; dynamic: boolean },
    specs: readonly MockSpecTexts[],
    log: (line: string) => void,
  ): Promise<RunningMock | string>;
  /** Calls back, some milliseconds later, when one of the files changes; the result ends it. */
  watch(files: () => readonly string[], changed: () => Promise<void>): () => void;
  /** Becomes the language server on standard input and output; resolves when it has ended. */
  languageServer(): Promise<void>;
  /** How many documents may be judged at once, and of how many bytes together; one alone may be larger. */
  readonly room: Room;
  /** Starts what judges documents, `atOnce` of them at once; whoever asks disposes of it. */
  judge(onProgress: (progress: JudgingProgress) => void, atOnce?: number): Judge;
}

/** The least severity that makes exit 1, as a number of `Finding.severity`. */
export const FAIL_AT = { error: 0, warn: 1, info: 2, hint: 3, off: -1 } as const;
export type FailSeverity = keyof typeof FAIL_AT;

/** Exit codes (README.md, “In a terminal and in a pipeline”). */
export const EXIT = { clean: 0, findings: 1, unchecked: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
