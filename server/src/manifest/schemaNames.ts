import { pointerOf } from '../document/jsonPath';
import { baseName } from '../document/uri';
import type { References } from './references';
import type { SpecNode } from './specNode';

/**
 * The references by which schemas are named in the manifest, which is one file: those of the root stay as they are, a schema of another file is
 * named as if it stood among the root's components.
 */
export class SchemaNames {
  private readonly given = new Map<string, string>();
  private readonly taken: Set<string>;

  constructor(
    private readonly root: SpecNode,
    private readonly references: References,
  ) {
    const own = root.child('components')?.child('schemas')?.entries ?? [];
    this.taken = new Set(own.map(([name]) => name));
  }

  /** How a `$ref` that stands at a node is written in the manifest. */
  referenceFor(node: SpecNode, reference: string): string {
    if (node.document === this.root.document && reference.startsWith('#')) return reference;
    const { document, path } = this.references.target(node, reference);
    if (document === this.root.document) return pointerOf(path);
    const key = document.uri + pointerOf(path);
    const name = this.given.get(key) ?? this.freeName(String(path.at(-1) ?? baseName(document.uri).replace(/\.[^.]*$/, '')));
    this.given.set(key, name);
    return pointerOf(['components', 'schemas', name]);
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name); n++) name = `${wanted}-${n}`;
    this.taken.add(name);
    return name;
  }
}
