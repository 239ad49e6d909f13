import type { FileSystem } from '../document/fileSystem';
import type { Judge } from '../workspace/judge';

/** Why a file was not written. Nothing of it was. */
export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A mock that serves until it is stopped. */
export interface RunningMock {
  /** Ends when the mock does; the sentence says why, where it was not asked to. */
  readonly ended: Promise<string | undefined>;
  stop(): void;
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
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<string>;
  /** The canonical address of a path as a person writes it. */
  uriOf(path: string): string;
  /** The nearest ancestor of the current folder that holds `.git`, else the current folder. */
  defaultBoundary(): Promise<string>;
  /** What a pattern means: files, by canonical address; a name that exists is taken as it stands, whatever characters it has. */
  expand(pattern: string): Promise<readonly string[]>;
  isFolder(uri: string): Promise<boolean>;
  /** Writes a whole file or nothing. */
  write(uri: string, text: string): Promise<WriteResult>;
  files(boundary: string): FileSystem;
  /** Starts what judges documents; whoever asks disposes of it. */
  judge(onProgress: (progress: { root: string; milliseconds: number; checks: number }) => void): Judge;
}

/** Exit codes (design.md, "The surface"). */
export const EXIT = { clean: 0, findings: 1, unchecked: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
