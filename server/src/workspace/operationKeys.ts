import type { Origin } from '../manifest/manifest';
import { References } from '../manifest/references';
import { SpecNode } from '../manifest/specNode';
import type { CollectedDocuments } from './collectDocuments';
import type { Place } from './explained';
import { keyRange } from './keyRange';

/** Where the documents name the paths and methods of an API, through the `$ref`s of path items. */
export class OperationKeys {
  private readonly items = new Map<string, SpecNode>();
  private readonly spec: SpecNode;
  private readonly references: References;

  constructor({ root, documents }: CollectedDocuments) {
    this.spec = SpecNode.rootOf(root);
    this.references = new References(root, documents);
  }

  /** The key of a path in the root. */
  pathKey(path: string): Place {
    const { document } = this.spec;
    return { uri: document.uri, range: keyRange(document, ['paths', path]) };
  }

  /** The key of a method, in lower case, where its path item stands. */
  methodKey(path: string, method: string): Place {
    const { document, path: item } = this.nodeOf(path);
    return { uri: document.uri, range: keyRange(document, [...item, method]) };
  }

  /** Where a path item stands. */
  itemOf(path: string): Origin {
    const { document, path: item } = this.nodeOf(path);
    return { uri: document.uri, path: item };
  }

  private nodeOf(path: string): SpecNode {
    const known = this.items.get(path);
    if (known !== undefined) return known;
    const written = this.spec.at(['paths', path]) ?? this.spec;
    const item = this.references.resolve(written);
    this.items.set(path, item);
    return item;
  }
}
