/** Some paths, to ask whether one of them is where another begins; as @stoplight/json compares them, segments that begin with a number by that number. */
export class PathPrefixes {
  /** Per length and last segment, the paths of that kind: few, so that most questions are answered by one look. */
  private readonly byEnd = new Map<number, Map<string, (readonly string[])[]>>();
  private readonly hasEmpty: boolean;

  constructor(paths: readonly (readonly string[])[]) {
    this.hasEmpty = paths.some((path) => path.length === 0);
    for (const path of paths) {
      const last = path.at(-1);
      if (last === undefined) continue;
      const ends = this.byEnd.get(path.length) ?? new Map<string, (readonly string[])[]>();
      const name = comparable(last);
      this.byEnd.set(path.length, ends.set(name, [...(ends.get(name) ?? []), path]));
    }
  }

  /** Whether a path begins with one of these. */
  someLeadsTo(path: readonly string[]): boolean {
    if (this.hasEmpty) return true;
    for (const [length, ends] of this.byEnd) {
      const last = path[length - 1];
      if (last === undefined) continue;
      const candidates = ends.get(comparable(last)) ?? [];
      if (candidates.some((candidate) => candidate.every((segment, index) => comparable(segment) === comparable(path[index] ?? ''))))
        return true;
    }
    return false;
  }
}

/** `12` and `12abc` are the same to that comparison, `abc` is only itself. */
function comparable(segment: string): string {
  const number = Number.parseInt(segment, 10);
  return Number.isNaN(number) ? `.${segment}` : `#${number}`;
}
