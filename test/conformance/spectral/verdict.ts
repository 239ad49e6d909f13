import { isDeepStrictEqual } from 'node:util';
import { DOCUMENTED_DIFFERENCES, type DocumentedDifference } from './documentedDifferences';
import type { PrintedFinding } from './findings';

/** How two arrays of findings compare. */
export type Verdict =
  | { readonly kind: 'identical' }
  | { readonly kind: 'documented'; readonly names: readonly string[] }
  | { readonly kind: 'wrong'; readonly at: number; readonly lines: readonly string[] };

/** Compares code, path, message, severity, range, source and order; what is printed must be the same to the last member. */
export function compare(
  ours: readonly PrintedFinding[] | undefined,
  theirs: readonly PrintedFinding[],
  differences: readonly DocumentedDifference[] = DOCUMENTED_DIFFERENCES,
): Verdict {
  if (ours === undefined) return { kind: 'wrong', at: 0, lines: ['ours is no array of findings'] };
  if (isDeepStrictEqual(ours, theirs)) return { kind: 'identical' };
  let [left, right] = [ours, theirs];
  const names: string[] = [];
  for (const { name, without } of differences) {
    const [leftWithout, rightWithout] = [without(left), without(right)];
    if (isDeepStrictEqual(leftWithout, left) && isDeepStrictEqual(rightWithout, right)) continue;
    [left, right] = [leftWithout, rightWithout];
    names.push(name);
    if (isDeepStrictEqual(left, right)) return { kind: 'documented', names };
  }
  return { kind: 'wrong', ...firstDifference(left, right) };
}

function firstDifference(ours: readonly PrintedFinding[], theirs: readonly PrintedFinding[]): { at: number; lines: string[] } {
  const index = ours.findIndex((finding, at) => !isDeepStrictEqual(finding, theirs[at]));
  const at = index < 0 ? ours.length : index;
  const [missing, extra] = [without(theirs, ours), without(ours, theirs)];
  return {
    at,
    lines: [
      `at ${at} of ${ours.length}, theirs ${theirs.length}; ${missing.length} only theirs, ${extra.length} only ours${missing.length + extra.length === 0 ? ': another order' : ''}`,
      `ours   ${JSON.stringify(ours[at])}`,
      `theirs ${JSON.stringify(theirs[at])}`,
    ],
  };
}

/** What of the first is not in the second, as often as it is not. */
function without(findings: readonly PrintedFinding[], others: readonly PrintedFinding[]): PrintedFinding[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(JSON.stringify(other), (left.get(JSON.stringify(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const text = JSON.stringify(finding);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
