/** A document that is edited at random. */
export interface EditedDocument {
  readonly name: string;
  /** How much of all edits falls to it, as a weight. */
  readonly share: number;
  /** The ruleset that judges it until another takes its place. */
  readonly ruleset: string;
  /** Its texts by address, the root's among them: the one whose name begins with `openapi`. */
  texts(): Record<string, string>;
}

/** The addresses of a document's texts, the root's first. */
export function urisOf(texts: Readonly<Record<string, string>>): [string, ...string[]] {
  const uris = Object.keys(texts);
  const root = uris.find((uri) => /\/openapi\.\w+$/.test(uri));
  if (root === undefined) throw new Error('No text is called openapi.yaml or openapi.json.');
  return [root, ...uris.filter((uri) => uri !== root)];
}
