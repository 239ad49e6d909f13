import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { locate } from './locate';
import { Places } from './place';

type DocumentInventory = RulesetFunctionContext['documentInventory'];
type Located = ReturnType<DocumentInventory['findAssociatedItemForPath']>;

/** Looks up where findings stand, for one run: what Spectral works out anew for each of them is kept. */
export class Lookups {
  private static readonly known = new WeakMap<DocumentInventory, Lookups>();
  readonly places: Places;

  /** The look-ups of a run; from then on Spectral uses them as well. */
  static of({ document, documentInventory: inventory }: RulesetFunctionContext): Lookups {
    const known = Lookups.known.get(inventory) ?? new Lookups(document, inventory);
    Lookups.known.set(inventory, known);
    return known;
  }

  private constructor(document: RulesetFunctionContext['document'], inventory: DocumentInventory) {
    const { graph, referencedDocuments } = inventory;
    const resolved = 'resolved' in inventory ? inventory.resolved : undefined;
    this.places = new Places({
      root: document,
      documentAt: (source) => referencedDocuments[source],
      referencesOf: (source) => (graph?.hasNode(source) === true ? graph.getNodeData(source).refMap : undefined),
    });
    const stock = inventory.findAssociatedItemForPath.bind(inventory);
    inventory.findAssociatedItemForPath = (path, inResolved): Located => {
      if (!inResolved) return stock(path, inResolved);
      const located = locate(this.places, document, resolved, path.map(String));
      if (located === 'unknown') return stock(path, inResolved);
      if (located === null) return null;
      const at = located.document === document ? document : Object.values(referencedDocuments).find((one) => one === located.document);
      return at === undefined ? stock(path, inResolved) : { ...located, document: at };
    };
  }
}
