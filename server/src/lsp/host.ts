import type { FileSystem } from '../document/fileSystem';
import type { Judge } from '../workspace/judge';
import type { ManifestMaker } from '../workspace/manifestMaker';

/** What the language server needs of the machine; given by `main/server.ts`. */
export interface LspHost {
  readonly version: string;
  files(boundary: string): FileSystem;
  /** Writes a whole file or nothing of it. */
  write(uri: string, text: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }>;
  /** Starts what judges; progress and losses are told back. */
  judge(events: JudgeEvents): Judge;
  /** What makes manifests, away from the thread that hears keys. */
  manifests(): ManifestMaker;
  /** The page and place that describe a rule, as an address that an editor opens; undefined for rules that we do not ship. */
  ruleAddress(code: string): string | undefined;
  now(): number;
  /** Calls back after so many milliseconds; the result cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface JudgeEvents {
  progress(made: {
    readonly root: string;
    readonly milliseconds: number;
    readonly checks: number;
    readonly rule: string | undefined;
  }): void;
  lost(message: string): void;
}
