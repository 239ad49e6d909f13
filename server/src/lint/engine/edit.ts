import type { Key } from './container';
import type { Change } from './editedInPlace';
import type { MovedLines } from './placedFinding';

/** What an edit did to a document: to its values as written and resolved, and to its lines. */
export class Edit {
  private readonly objects: ReadonlySet<unknown>;
  /** Whether what stands beside a reference changed: whether that one is replaced whole depends on it. */
  private readonly besideReference: boolean;

  constructor(
    readonly written: readonly Change[],
    readonly resolved: readonly Change[],
    readonly lines: MovedLines,
  ) {
    this.objects = new Set([...written, ...resolved].map(({ object }) => object));
    this.besideReference = written.some(({ object }) => '$ref' in object);
  }

  /** Whether something at a path of the document as written may be placed or worded in another way than before. */
  concerns(path: readonly Key[]): boolean {
    return this.besideReference || this.written.some((change) => touches(change, path));
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
