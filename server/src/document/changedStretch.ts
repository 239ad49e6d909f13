import type { Characters } from './characters';

/** Where two texts differ: from `start` on, up to these ends in each; empty in both where they are equal. Offsets in UTF-16 code units. */
export interface ChangedStretch {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** How much is compared at once: engines compare slices far faster than characters one by one. */
const CHUNK = 1 << 14;

/**
 * The one stretch in which a text differs from an earlier one, as short as it can be. `within` is one that they are known to differ in at most, outside
 * of which they need not be compared.
 */
export function changedStretch(before: Characters, after: Characters, within?: ChangedStretch): ChangedStretch {
  const most = Math.min(before.length, after.length);
  if (within !== undefined && before.slice(within.start, within.endBefore) === after.slice(within.start, within.endAfter)) {
    return { start: most, endBefore: most, endAfter: most };
  }
  let start = Math.min(within?.start ?? 0, most);
  while (start + CHUNK <= most && before.slice(start, start + CHUNK) === after.slice(start, start + CHUNK)) start += CHUNK;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const rest = most - start;
  let same = Math.min(before.length - (within?.endBefore ?? before.length), rest);
  const alike = (length: number): boolean =>
    before.slice(before.length - length, before.length - same) === after.slice(after.length - length, after.length - same);
  while (same + CHUNK <= rest && alike(same + CHUNK)) same += CHUNK;
  while (same < rest && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { start, endBefore: before.length - same, endAfter: after.length - same };
}
