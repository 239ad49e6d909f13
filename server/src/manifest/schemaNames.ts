import { pointerOf } from '../document/jsonPath';
import { baseName } from '../document/uri';
import { referenceOf, type References } from './references';
import type { SpecNode } from './specNode';

/**
 * The references by which schemas are named in the manifest, which is one file: those of the root stay as they are, a schema of another file is
 * named as if it stood among the root's components, under the name that it has there if they refer to it.
 */
export class SchemaNames {
  private readonly given = new Map<string, string>();
  private readonly taken: Set<string>;
  private readonly own: readonly (readonly [name: string, schema: SpecNode])[];
  private aliases: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly root: SpecNode,
    private readonly references: References,
  ) {
    this.own = root.child('components')?.child('schemas')?.entries ?? [];
    this.taken = new Set(this.own.map(([name]) => name));
  }

  /** How a `$ref` that stands at a node is written in the manifest. */
  referenceFor(node: SpecNode, reference: string): string {
    if (node.document === this.root.document && reference.startsWith('#')) return reference;
    const { document, path } = this.references.target(node, reference);
    if (document === this.root.document) return pointerOf(path);
    const key = document.uri + pointerOf(path);
    const name =
      this.given.get(key) ?? this.ownName(key) ?? this.freeName(String(path.at(-1) ?? baseName(document.uri).replace(/\.[^.]*$/, '')));
    this.given.set(key, name);
    return pointerOf(['components', 'schemas', name]);
  }

  /** The name under which the root itself has a schema of another file, with nothing but a `$ref` to it; undefined where it has not. */
  private ownName(key: string): string | undefined {
    this.aliases ??= new Map(this.own.flatMap(([name, schema]) => this.aliasOf(name, schema)));
    return this.aliases.get(key);
  }

  private aliasOf(name: string, schema: SpecNode): [string, string][] {
    const reference = referenceOf(schema);
    if (reference === undefined || reference.startsWith('#')) return [];
    const { document, path } = this.references.target(schema, reference);
    return [[document.uri + pointerOf(path), name]];
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.taken.has(name); n++) name = `${wanted}-${n}`;
    this.taken.add(name);
    return name;
  }
}
