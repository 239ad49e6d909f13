/** What is to be known of the resolved form of documents so that an edit of one of them can be put into it. */
export interface KeptForm {
  /** The pointers in a document, by the path that Spectral knows it by, that references lead to, and every beginning of one (`targetNames`). */
  targetsIn(source: string): ReadonlySet<string>;
  /** What stands in the resolved form for an object that is written in a document: mostly one, itself where nothing in it was replaced. */
  copiesOf(object: object): readonly object[];
}
