import type { Finding } from '../document/finding';
import type { Range } from '../document/position';
import type { TextEdit } from '../document/textEdit';
import type { RulesetInfo, RulesetProblem, RulesetRequest } from '../ruleset/rulesetTypes';

/** What is to be judged, by what, and how far reading may go. */
export interface LintRequest {
  /** Canonical address of the root. */
  readonly root: string;
  /** The version of the root's text that is meant; the outcome carries it back. */
  readonly version: number;
  /** The key given to `setRuleset`. */
  readonly ruleset: string;
  /** Canonical address of the folder beyond which nothing is read. */
  readonly boundary: string;
  /**
   * Say what is wrong with the syntax and nothing else when the root does not parse, or an open document that it refers to, as an editor wants it; the
   * terminal goes on, as Spectral does.
   */
  readonly stopWhenBroken: boolean;
  /** Texts to read for this lint alone, over open documents and files: how a fix is judged before anybody sees it. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Rules that did not end in time in this document, each with the number of checks after which that was: from there on they are watched, and set
   * aside where they do not end again.
   */
  readonly suspects?: Readonly<Record<string, number>>;
}

/** Something that was to be checked and was not (ARCHITECTURE.md, “What always holds”). */
export interface LintFailure {
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  /** The rule that did not end in time, if it is that. */
  readonly overTime?: string;
}

/** The answer for one root. */
export interface LintOutcome {
  readonly root: string;
  readonly version: number;
  /** In Spectral's own order: by document, place, code. */
  readonly findings: readonly Finding[];
  /** Every document that was read for the answer, the root included. */
  readonly documents: readonly string[];
  /** Whether the root's text does not parse, or another one with which the lint was to stop. */
  readonly broken: boolean;
  /** Whether no format that the ruleset knows was recognised. */
  readonly unrecognized: boolean;
  readonly failures: readonly LintFailure[];
  readonly milliseconds: number;
}

/** The answer without the time it took. */
export type Judgement = Omit<LintOutcome, 'milliseconds'>;

/** How a lint ended. A cancelled one has no answer, and none is owed. */
export type LintReply =
  | { readonly kind: 'done'; readonly outcome: LintOutcome }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** How a ruleset was taken. After `problems` the last good one under that key stays in force, if there was one. */
export type RulesetReply =
  | { readonly kind: 'inForce'; readonly info: RulesetInfo }
  | {
      readonly kind: 'problems';
      readonly problems: readonly RulesetProblem[];
      /** Every file that was looked at, so that an edit of it tries again. */
      readonly files: readonly string[];
      readonly lastGood: RulesetInfo | undefined;
      /** Nothing was said of the ruleset itself: whoever was to read it has ended. Ask again. */
      readonly lost?: true;
    };

/** What a lint has done so far; there is no total, since Spectral walks a graph of unknown size. */
export interface LintProgress {
  readonly root: string;
  readonly milliseconds: number;
  /** How many times a rule has been applied to a value. */
  readonly checks: number;
  /** The rule at work. */
  readonly rule: string | undefined;
}

/**
 * Documents in as edits, findings out (ARCHITECTURE.md, code map). Whoever implements it, in this process or behind one,
 * gives the same answer; callers never learn which engine is inside.
 */
export interface LintSession {
  /** Takes the text of a document that is being edited; from then on it is read instead of the file. */
  open(uri: string, text: string, version: number): void;
  /** Edits that each refer to the text after the one before them (LSP 3.17, `TextDocumentContentChangeEvent`). */
  change(uri: string, edits: readonly TextEdit[], version: number): void;
  /** From then on the file is read again. */
  close(uri: string): void;
  /** Puts rulesets in force under a key; several are joined, the later ones over the earlier ones. */
  setRuleset(key: string, requests: readonly RulesetRequest[], boundary: string): Promise<RulesetReply>;
  /** Judges a root. One at a time: a second call waits for the first. */
  lint(request: LintRequest): Promise<LintReply>;
  /** Asks the running lint of this root to end; its reply is `cancelled`. */
  cancel(root: string): void;
  dispose(): void;
}
