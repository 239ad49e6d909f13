import type { Key } from './container';
import type { Change } from './editedInPlace';
import type { Range } from '../../document/position';
import { movedRange, type MovedLines } from './placedFinding';

/** What an edit did to one document among those that are judged together: to its values as written, to those in the resolved form, and to its lines. */
export class Edit {
  private readonly objects: ReadonlySet<unknown>;
  /** Whether what stands beside a reference changed: whether that one is replaced whole depends on it. */
  private readonly besideReference: boolean;

  constructor(
    readonly written: readonly Change[],
    readonly resolved: readonly Change[],
    private readonly lines: MovedLines,
    /** The path that Spectral knows the document by; null where it has none. */
    private readonly source: string | null,
    /** Whether it is the root. */
    readonly isRoot: boolean,
  ) {
    this.objects = new Set([...written, ...resolved].map(({ object }) => object));
    this.besideReference = written.some(({ object }) => '$ref' in object);
  }

  /** Whether something at a path of a document as written may be placed or worded in another way than before. */
  concerns(source: string | undefined, path: readonly Key[]): boolean {
    // What is said to stand nowhere is placed by what the resolved form has.
    if (source === undefined) return !this.isRoot || this.besideReference || this.written.some((change) => touches(change, path));
    return this.besideReference || (this.isIn(source) && this.written.some((change) => touches(change, path)));
  }

  /** A range in a document as the edit leaves it; undefined where the edit touches its lines. */
  moved(source: string | undefined, range: Range): Range | undefined {
    return this.isIn(source) ? movedRange(range, this.lines) : range;
  }

  private isIn(source: string | undefined): boolean {
    return source === undefined ? this.isRoot : source === this.source;
  }

  /** Whether an object that changed is passed on a path from a value on, what the path ends at left aside. */
  passes(value: unknown, path: readonly Key[]): boolean {
    let piece = value;
    for (const segment of path) {
      if (this.objects.has(piece)) return true;
      if (typeof piece !== 'object' || piece === null) return false;
      piece = Reflect.get(piece, segment);
    }
    return false;
  }
}

/** Whether a path ends on the way to what changed, or leads through a member that did. */
function touches({ path: changed, changed: others, gone }: Change, path: readonly Key[]): boolean {
  const common = Math.min(changed.length, path.length);
  for (let at = 0; at < common; at++) if (String(path[at]) !== changed[at]) return false;
  if (path.length <= changed.length) return true;
  const next = String(path[changed.length]);
  return others.includes(next) || gone.includes(next);
}
