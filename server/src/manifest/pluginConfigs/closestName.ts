/** The name that somebody may have meant: the one that is at most two letters away, and one for a short name; undefined where there is none. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const most = written.length < 5 ? 1 : 2;
  const near = names.map((name) => ({ name, distance: distanceOf(written, name, most) })).filter(({ distance }) => distance <= most);
  return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** How many letters must be put in, left out or replaced to get from one text to another (Levenshtein); more than `most` is not counted out. */
function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const replaced = (row[j] ?? most) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? most) + 1, (next[j] ?? most) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}
