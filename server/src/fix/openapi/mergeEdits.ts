import type { TextEdit } from '../../document/textEdit';
import type { FixEdits } from '../fix';

/** Several sets of edits as one; undefined when one of them is missing, since half a fix is none. */
export function mergeEdits(...sets: readonly (FixEdits | undefined)[]): FixEdits | undefined {
  const merged = new Map<string, readonly TextEdit[]>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const [uri, edits] of set) merged.set(uri, [...(merged.get(uri) ?? []), ...edits]);
  }
  return merged.size === 0 ? undefined : merged;
}
