/**
 * A graph of pointers whose orders are those of npm's dependency-graph 0.11, on which the order depends in which Spectral's resolver puts values in
 * place of references. Cycles are tolerated: a pointer on the way is not gone into again.
 */
export class PointerGraph {
  private readonly outgoing = new Map<string, Set<string>>();
  private readonly incoming = new Map<string, Set<string>>();

  add(pointer: string): void {
    if (this.outgoing.has(pointer)) return;
    this.outgoing.set(pointer, new Set());
    this.incoming.set(pointer, new Set());
  }

  connect(from: string, to: string): void {
    this.outgoing.get(from)?.add(to);
    this.incoming.get(to)?.add(from);
  }

  /** All pointers, each behind those that it leads to. */
  overallOrder(): Set<string> {
    const order = new Set<string>();
    for (const [pointer, from] of this.incoming) if (from.size === 0) goThrough(this.outgoing, pointer, order);
    // What is left lies on cycles without a beginning.
    const left = [...this.outgoing.keys()].filter((pointer) => !order.has(pointer));
    for (const pointer of left) goThrough(this.outgoing, pointer, order);
    return order;
  }

  /** All pointers that lead to one, directly or not. */
  dependantsOf(pointer: string): string[] {
    return reached(this.incoming, pointer);
  }
}

function reached(edges: ReadonlyMap<string, ReadonlySet<string>>, pointer: string): string[] {
  if (edges.get(pointer)?.size === 0) return [];
  const order = new Set<string>();
  goThrough(edges, pointer, order);
  order.delete(pointer);
  return [...order];
}

/** Depth first, children before parents, beginning with the first edge; `done` is in order. */
function goThrough(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string, done: Set<string>): void {
  const onPath = new Set<string>();
  const todo: { readonly pointer: string; entered: boolean }[] = [{ pointer: start, entered: false }];
  for (let current = todo.at(-1); current !== undefined; current = todo.at(-1)) {
    const { pointer } = current;
    if (current.entered) {
      todo.pop();
      onPath.delete(pointer);
      done.add(pointer);
    } else if (done.has(pointer) || onPath.has(pointer)) {
      todo.pop();
    } else {
      onPath.add(pointer);
      current.entered = true;
      for (const next of [...(edges.get(pointer) ?? [])].reverse()) if (!done.has(next)) todo.push({ pointer: next, entered: false });
    }
  }
}
