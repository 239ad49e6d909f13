/** Which documents refer to which, so that the roots that reach a part can be told (ARCHITECTURE.md, code map). */
export class ReferenceGraph {
  private readonly targets = new Map<string, ReadonlySet<string>>();
  private readonly roots = new Set<string>();
  /** By document, the roots that lead to it, where nothing has changed since that was asked. */
  private leading: ReadonlyMap<string, readonly string[]> | undefined;

  /** Replaces what is known of a document: the addresses it refers to and whether it is an OpenAPI root itself. */
  set(uri: string, references: Iterable<string>, isRoot: boolean): void {
    const before = this.targets.get(uri);
    const targets = new Set(references);
    if (before !== undefined && this.roots.has(uri) === isRoot && areSame(before, targets)) return;
    this.leading = undefined;
    this.targets.set(uri, targets);
    if (isRoot) this.roots.add(uri);
    else this.roots.delete(uri);
  }

  /** Forgets a document; that others refer to it stays known, so that they are found when it comes back. */
  delete(uri: string): void {
    this.leading = undefined;
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

  /** The roots whose documents lead to this one: itself first when it is a root, the others sorted. Asked at each keystroke, of every open document. */
  rootsOf(uri: string): readonly string[] {
    this.leading ??= this.leadingRoots();
    return this.leading.get(uri) ?? [];
  }

  /** All documents that a document leads to, directly or by way of others, itself included. */
  reach(uri: string): Set<string> {
    const reached = new Set([uri]);
    for (const next of reached) for (const target of this.targets.get(next) ?? []) reached.add(target);
    return reached;
  }

  private leadingRoots(): Map<string, readonly string[]> {
    const leading = new Map<string, string[]>();
    for (const root of this.roots) leading.set(root, [root]);
    for (const root of [...this.roots].sort()) {
      for (const uri of this.reach(root)) {
        if (uri === root) continue;
        const roots = leading.get(uri);
        if (roots === undefined) leading.set(uri, [root]);
        else roots.push(root);
      }
    }
    return leading;
  }
}

function areSame(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return before.size === after.size && [...after].every((each) => before.has(each));
}
