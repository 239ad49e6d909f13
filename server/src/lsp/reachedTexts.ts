import { externalTargetsInText } from '../document/references';
import { resolveReference } from '../document/uri';
import type { Services } from './services';

/** The most documents one root may lead to; beyond it something is wrong with the folder, not with us. */
const MOST_DOCUMENTS = 5_000;

/**
 * The texts of a root and of all that it leads to, by canonical address, as they stand in the editor; those of `known` as well, where they
 * can still be read. Looks at texts without parsing them, so that it is quick while somebody types: a reference that only looks like one
 * costs a text too many. Undefined when the root cannot be read.
 */
export async function reachedTexts(
  { documents, folders, host }: Services,
  root: string,
  known: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const files = host.files(folders.boundaryOf(root));
  const texts: Record<string, string> = {};
  const reached = new Set([root, ...known]);
  for (const uri of reached) {
    const opened = documents.get(uri)?.text;
    const read = opened === undefined ? await files.read(uri) : undefined;
    const text = opened ?? (read?.ok === true ? read.text : undefined);
    if (text === undefined) continue;
    texts[uri] = text;
    for (const target of externalTargetsInText(text)) {
      const address = resolveReference(uri, target);
      if (address !== undefined && reached.size < MOST_DOCUMENTS) reached.add(address);
    }
  }
  return root in texts ? texts : undefined;
}
