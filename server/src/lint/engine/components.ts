/**
 * The strongly connected components of a graph of numbered nodes, each node with those that it leads to: by node, the number of its component. What a
 * component leads to has a smaller number (Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion).
 */
export function components(edges: readonly ReadonlySet<number>[]): number[] {
  const component: number[] = [];
  const order: number[] = [];
  const lowest: number[] = [];
  const open: number[] = [];
  let entered = 0;
  let found = 0;
  const enter = (node: number): { node: number; next: Iterator<number> } => {
    order[node] = lowest[node] = entered++;
    open.push(node);
    return { node, next: (edges[node] ?? new Set<number>())[Symbol.iterator]() };
  };
  for (const start of edges.keys()) {
    if (order[start] !== undefined) continue;
    const way = [enter(start)];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const { node } = at;
      const next = at.next.next();
      if (next.done !== true) {
        if (order[next.value] === undefined) way.push(enter(next.value));
        else if (component[next.value] === undefined) lowest[node] = Math.min(lowest[node] ?? 0, order[next.value] ?? 0);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) lowest[above.node] = Math.min(lowest[above.node] ?? 0, lowest[node] ?? 0);
      if (lowest[node] !== order[node]) continue;
      for (let each = open.pop(); each !== undefined; each = each === node ? undefined : open.pop()) component[each] = found;
      found++;
    }
  }
  return component;
}
