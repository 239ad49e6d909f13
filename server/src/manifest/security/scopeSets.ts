import { compareCodePoints } from '../codePointOrder';

/** Sets of scopes of which a caller needs one, every scope of it. No set at all asks for nothing. */
export type ScopeSets = readonly (readonly string[])[];

/** The scopes of one requirement: all of them are needed. */
export function allOf(scopes: readonly string[]): ScopeSets {
  return scopes.length === 0 ? [] : [[...new Set(scopes)].sort(compareCodePoints)];
}

/** What a caller meets exactly by meeting one of two. */
export function eitherScopes(a: ScopeSets, b: ScopeSets): ScopeSets {
  if (a.length === 0 || b.length === 0) return [];
  const all = [...a, ...b];
  return all.filter(
    (set, index) => !all.some((other, at) => at !== index && isSubset(other, set) && (at < index || !isSubset(set, other))),
  );
}

/** What a caller meets exactly by meeting both of two. */
export function bothScopes(a: ScopeSets, b: ScopeSets): ScopeSets {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return a.flatMap((one) => b.flatMap((another) => allOf([...one, ...another])));
}

/** Whether every caller with the scopes of `stricter` has those of `laxer`. */
export function isWithin(stricter: ScopeSets, laxer: ScopeSets): boolean {
  if (laxer.length === 0) return true;
  return stricter.length > 0 && stricter.every((set) => laxer.some((other) => isSubset(other, set)));
}

function isSubset(small: readonly string[], large: readonly string[]): boolean {
  return small.every((scope) => large.includes(scope));
}

/**
 * As `openid-connect` takes them in `scopes_required`: one text for each set, its scopes with spaces between them. Separate texts are alternatives
 * (Kong's reference of the plugin, `scopes_required`), so `["a", "b"]` would let in a caller who has only one.
 */
export function writtenScopes(sets: ScopeSets): string[] {
  return sets.map((set) => set.join(' '));
}

/** What a `scopes_required` that somebody wrote asks for. */
export function readScopes(written: readonly string[]): ScopeSets {
  return written.flatMap((text) => allOf(text.split(' ').filter((scope) => scope !== '')));
}
