/** The texts that one lint reads, for checks that look at whole documents; it grows while references are followed. */
export interface LintedTexts {
  readonly root: string;
  /** By canonical address, the root among them. */
  readonly texts: ReadonlyMap<string, string>;
  /** The address of a document by the path that Spectral knows it by. */
  uriOf(source: string): string;
}

const TEXTS = new WeakMap<object, LintedTexts>();

/** Notes the texts of a run under the object that rule functions know it by: the document that Spectral judges. */
export function noteTexts(judged: object, texts: LintedTexts): void {
  TEXTS.set(judged, texts);
}

/** The texts of the run that judges a document; undefined where nobody noted any. */
export function notedTexts(judged: object): LintedTexts | undefined {
  return TEXTS.get(judged);
}
