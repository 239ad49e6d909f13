/**
 * Where the lines of a text stand in a later one that differs from it in one stretch, as far as edits of one place go: those before the stretch stay,
 * those after it move with it. Undefined for a line that is no longer there.
 */
export function movedLines(before: string, after: string): (line: number) => number | undefined {
  if (before === after) return (line) => line;
  const old = before.split('\n');
  const now = after.split('\n');
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  let sameAtEnd = 0;
  const most = Math.min(old.length, now.length) - same;
  while (sameAtEnd < most && old.at(-1 - sameAtEnd) === now.at(-1 - sameAtEnd)) sameAtEnd++;
  return (line) => {
    if (line < same) return line;
    return line >= old.length - sameAtEnd ? line + now.length - old.length : undefined;
  };
}
