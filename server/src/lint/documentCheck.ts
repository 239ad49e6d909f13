import type { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';

/** Something that is wrong with a document, told by another room; the ruleset says how severe it is. */
export interface DocumentProblem {
  /** The rule that it falls under. */
  readonly code: string;
  readonly message: string;
  /** The document in which it is: the root or one that it leads to. */
  readonly uri: string;
  readonly path: JsonPath;
}

/** A check that looks at a root as a whole, with the documents that were read for it by canonical address; none of them is broken. */
export type DocumentCheck = (root: Document, documents: ReadonlyMap<string, Document>) => readonly DocumentProblem[];
