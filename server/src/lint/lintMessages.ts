import type { TextEdit } from '../document/textEdit';
import type { RulesetRequest } from '../ruleset/rulesetTypes';
import type { LintProgress, LintRequest, RulesetReply } from './lintSession';
import type { SentReply } from './rememberedFindings';

/** What the lint process is told. Calls that owe an answer carry an `id`, which the answer repeats. */
export type ToLint =
  | { readonly type: 'open'; readonly uri: string; readonly text: string; readonly version: number }
  | { readonly type: 'change'; readonly uri: string; readonly edits: readonly TextEdit[]; readonly version: number }
  | { readonly type: 'close'; readonly uri: string }
  | {
      readonly type: 'setRuleset';
      readonly id: number;
      readonly key: string;
      readonly requests: readonly RulesetRequest[];
      readonly boundary: string;
      /** Texts to read instead of the files: those of the last good load, when a process has to be replaced. */
      readonly sources?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'lint'; readonly id: number; readonly request: LintRequest }
  | { readonly type: 'cancel'; readonly root: string };

/** What the lint process tells. After `lost` it ends: its parent starts another and gives it the texts anew. */
export type FromLint =
  | { readonly type: 'rulesetReply'; readonly id: number; readonly reply: RulesetReply }
  | ({ readonly type: 'lintReply'; readonly id: number } & SentReply)
  /** What was remembered of a root's findings is so no more. */
  | { readonly type: 'forgotten'; readonly root: string }
  | { readonly type: 'rules'; readonly names: readonly string[]; /** The size of the root's text. */ readonly characters: number }
  | { readonly type: 'progress'; readonly progress: LintProgress }
  | ({ readonly type: 'lost' } & LintLoss);

/** Why a lint process ends. */
export interface LintLoss {
  readonly reason: 'memory' | 'stuck' | 'crash';
  readonly message: string;
  /** The rule whose check did not end, and how many checks had been made. */
  readonly overTime?: { readonly rule: string; readonly checks: number };
}
