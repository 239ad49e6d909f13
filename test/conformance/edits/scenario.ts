import type { TextEdit } from '../../../server/src/document/textEdit';

/** Everything lies in this folder, beyond which nothing is read. */
export const FOLDER = 'file:///specs';
/** Where a ruleset of somebody's own stands. */
export const RULES = `${FOLDER}/rules.yaml`;

/** Something that happens to a session, and after which it is asked once more. */
export type Step =
  | { readonly kind: 'change'; readonly uri: string; readonly edits: readonly TextEdit[] }
  /** The file on disk has another text, or is gone; the session is not told. */
  | { readonly kind: 'write'; readonly uri: string; readonly text: string | undefined }
  | { readonly kind: 'open'; readonly uri: string; readonly text: string }
  | { readonly kind: 'close'; readonly uri: string }
  /** Another text of the ruleset; one that does not load leaves the last good one in force. */
  | { readonly kind: 'ruleset'; readonly text: string }
  /** Nothing changes, and another question is asked than the usual one. */
  | { readonly kind: 'ask'; readonly root?: string; readonly texts?: Readonly<Record<string, string>>; readonly cancelled?: true };

/** How a run begins, and what happens then. */
export interface Scenario {
  readonly disk: Readonly<Record<string, string>>;
  /** Open documents with their texts. */
  readonly opened: Readonly<Record<string, string>>;
  readonly root: string;
  /** The name of a shipped ruleset, or the text of another one. */
  readonly ruleset: string;
  readonly stopWhenBroken: boolean;
  readonly steps: readonly Step[];
}
