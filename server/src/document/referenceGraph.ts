/** Which documents refer to which, so that the roots that reach a part can be told (ARCHITECTURE.md, code map). */
export class ReferenceGraph {
  private readonly targets = new Map<string, ReadonlySet<string>>();
  private readonly roots = new Set<string>();

  /** Replaces what is known of a document: the addresses it refers to and whether it is an OpenAPI root itself. */
  set(uri: string, references: Iterable<string>, isRoot: boolean): void {
    this.targets.set(uri, new Set(references));
    if (isRoot) this.roots.add(uri);
    else this.roots.delete(uri);
  }

  /** Forgets a document; that others refer to it stays known, so that they are found when it comes back. */
  delete(uri: string): void {
    this.targets.delete(uri);
    this.roots.delete(uri);
  }

  /** Whether anything is known of the document. */
  has(uri: string): boolean {
    return this.targets.has(uri);
  }

  /** Every known document, roots and parts. */
  get documents(): string[] {
    return [...this.targets.keys()];
  }

  isRoot(uri: string): boolean {
    return this.roots.has(uri);
  }

  /** The roots whose documents lead to this one: itself first when it is a root, the others sorted. */
  rootsOf(uri: string): string[] {
    const others = [...this.roots].filter((root) => root !== uri && this.reach(root).has(uri)).sort();
    return this.roots.has(uri) ? [uri, ...others] : others;
  }

  /** All documents that a document leads to, directly or by way of others, itself included. */
  reach(uri: string): Set<string> {
    const reached = new Set([uri]);
    for (const next of reached) for (const target of this.targets.get(next) ?? []) reached.add(target);
    return reached;
  }
}
