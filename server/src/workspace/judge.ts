import type { FileSystem } from '../document/fileSystem';
import type { TextEdit } from '../document/textEdit';
import type { LintFailure, LintOutcome, LintSession, RulesetReply } from '../lint/lintSession';
import type { RulesetInfo, RulesetProblem } from '../ruleset/rulesetTypes';
import { chooseRuleset, type JudgedFolder, type RulesetChoice } from './chooseRuleset';

/** The answer for one root: what was found, by what, and what could not be checked. */
export interface Judgement {
  readonly choice: RulesetChoice;
  /** The ruleset in force; absent when none could be loaded, and then there are no findings either. */
  readonly ruleset: RulesetInfo | undefined;
  /** Why the chosen ruleset is not in force. With `ruleset` present, its last good version judged. */
  readonly rulesetProblems: readonly RulesetProblem[];
  /** Files whose change asks for the ruleset to be read again. */
  readonly rulesetFiles: readonly string[];
  readonly outcome: LintOutcome | undefined;
  /** Other reasons for which something was not checked. */
  readonly failures: readonly LintFailure[];
}

export interface JudgeOptions {
  readonly stopWhenBroken: boolean;
  readonly texts?: Readonly<Record<string, string>>;
}

/** Decides which ruleset judges a document and has it judged; the one place where editor and terminal get their answer (ARCHITECTURE.md). */
export class Judge {
  private readonly loads = new Map<string, Promise<RulesetReply>>();

  constructor(
    private readonly session: LintSession,
    private readonly files: (boundary: string) => FileSystem,
  ) {}

  /** Judges a root; undefined when the lint was cancelled. */
  async judge(root: string, version: number, folder: JudgedFolder, options: JudgeOptions): Promise<Judgement | undefined> {
    const choice = await chooseRuleset(root, folder, this.files(folder.boundary));
    const reply = await this.load(choice, folder.boundary);
    const ruleset = reply.kind === 'inForce' ? reply.info : reply.lastGood;
    const known = {
      choice,
      ruleset,
      rulesetProblems: reply.kind === 'problems' ? reply.problems : [],
      rulesetFiles: reply.kind === 'problems' ? reply.files : reply.info.files,
    };
    if (ruleset === undefined) return { ...known, outcome: undefined, failures: [] };
    const lint = await this.session.lint({ root, version, ruleset: choice.key, boundary: folder.boundary, ...options });
    if (lint.kind === 'cancelled') return undefined;
    if (lint.kind === 'done') return { ...known, outcome: lint.outcome, failures: lint.outcome.failures };
    const start = { line: 0, character: 0 };
    return { ...known, outcome: undefined, failures: [{ message: lint.message, uri: root, range: { start, end: start } }] };
  }

  /** Takes the text of a document that is being edited; it is read instead of the file. */
  open(uri: string, text: string, version: number): void {
    this.session.open(uri, text, version);
  }

  /** Edits that each refer to the text after the one before them. */
  change(uri: string, edits: readonly TextEdit[], version: number): void {
    this.session.change(uri, edits, version);
  }

  /** From then on the file is read again. */
  close(uri: string): void {
    this.session.close(uri);
  }

  /** Asks the running lint of a root to end; its `judge` then gives undefined. */
  cancel(root: string): void {
    this.session.cancel(root);
  }

  dispose(): void {
    this.session.dispose();
  }

  /** Has every ruleset read again when it is next needed; what is in force stays so until then. */
  forgetRulesets(): void {
    this.loads.clear();
  }

  private load(choice: RulesetChoice, boundary: string): Promise<RulesetReply> {
    const known = this.loads.get(choice.key);
    if (known !== undefined) return known;
    const load = this.session.setRuleset(choice.key, choice.requests, boundary);
    this.loads.set(choice.key, load);
    void load.then((reply) => {
      if (reply.kind === 'problems' && reply.lost === true && this.loads.get(choice.key) === load) this.loads.delete(choice.key);
    });
    return load;
  }
}
