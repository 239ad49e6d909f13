import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { locate } from './locate';
import { Places } from './place';

type DocumentInventory = RulesetFunctionContext['documentInventory'];
type Located = ReturnType<DocumentInventory['findAssociatedItemForPath']>;

/** Looks up where findings stand: what Spectral works out anew for each of them is kept. */
export class Lookups {
  private readonly served = new WeakSet<DocumentInventory>();
  readonly places: Places;

  constructor({ document, documentInventory: { graph, referencedDocuments } }: RulesetFunctionContext) {
    this.places = new Places({
      root: document,
      documentAt: (source) => referencedDocuments[source],
      referencesOf: (source) => (graph?.hasNode(source) === true ? graph.getNodeData(source).refMap : undefined),
    });
  }

  /** From now on Spectral uses these look-ups in a run. */
  serve({ document, documentInventory: inventory }: RulesetFunctionContext): void {
    if (this.served.has(inventory)) return;
    this.served.add(inventory);
    const { referencedDocuments } = inventory;
    const resolved = 'resolved' in inventory ? inventory.resolved : undefined;
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
