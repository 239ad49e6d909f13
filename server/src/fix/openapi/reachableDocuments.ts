import type { Document } from '../../document/document';
import { referencedUris } from '../../document/references';
import type { FixContext } from '../fix';

const REACHABLE = new WeakMap<FixContext, readonly Document[]>();

/** The root and every known document that it leads to. */
export function reachableDocuments(context: FixContext): readonly Document[] {
  const known = REACHABLE.get(context) ?? reach(context);
  REACHABLE.set(context, known);
  return known;
}

function reach(context: FixContext): Document[] {
  const reached = new Map([[context.root.uri, context.root]]);
  for (const document of reached.values()) {
    for (const uri of referencedUris(document)) {
      const next = reached.has(uri) ? undefined : context.document(uri);
      if (next) reached.set(uri, next);
    }
  }
  return [...reached.values()];
}
