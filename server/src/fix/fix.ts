import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import type { TextEdit } from '../document/textEdit';

/**
 * What a fix may do unasked (ARCHITECTURE.md, “What always holds”). Only `safe` ones run in fix-all, on save and in `fix` without `--rule`.
 * The others are single quick fixes whose title says what they are: they change what the API accepts or returns, delete something,
 * or put in words that a person has to replace.
 */
export type FixSafety = 'safe' | 'changesContract' | 'deletes' | 'placeholder';

/**
 * The documents that a fix may look into beside the one in which the finding lies. One context stands for one state of the texts: when one
 * of them changes, make a new context, since what is told from it is kept with it.
 */
export interface FixContext {
  /** The root that was judged. */
  readonly root: Document;
  /** A document that the root leads to, the root among them, by its canonical address; undefined where there is none. */
  readonly document: (uri: string) => Document | undefined;
}

/** Text edits by document; all refer to the texts as they stand before any of them. */
export type FixEdits = ReadonlyMap<string, readonly TextEdit[]>;

/** How the findings of one rule are put right. */
export interface Fix {
  /** The rule's code. */
  readonly code: string;
  readonly safety: FixSafety;
  /** What will change, said to a person, for one finding. */
  title(document: Document, finding: Finding): string;
  /**
   * The edits that make the finding go and no other come; undefined where there are none to offer. `document` is the one in which the
   * finding lies. Looks at the document as it stands, so that a finding that is out of date gives nothing.
   */
  edits(document: Document, finding: Finding, context: FixContext): FixEdits | undefined;
}
