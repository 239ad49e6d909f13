/**
 * The same things in an order of which every beginning is spread evenly over the whole: the first `n` of it are a sample, and a larger sample holds the
 * smaller one. It is the order of the indexes with their bits reversed.
 */
export function spread<T>(sorted: readonly T[]): T[] {
  const bits = Math.ceil(Math.log2(Math.max(2, sorted.length)));
  return Array.from({ length: 2 ** bits }, (_, index) => sorted[reversed(index, bits)]).filter((each) => each !== undefined);
}

function reversed(index: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit++) if ((index & (1 << bit)) !== 0) result |= 1 << (bits - 1 - bit);
  return result;
}
