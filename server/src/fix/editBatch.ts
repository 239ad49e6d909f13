import type { Document } from '../document/document';
import { comparePositions } from '../document/position';
import { rangesOverlap, type TextEdit } from '../document/textEdit';
import type { EditedText } from './editedText';
import type { FixContext, FixEdits } from './fix';

/** Edits gathered for the texts as they stand, applied all at once, so that a document is read again once and not for every finding. */
export class EditBatch {
  /** How many sets of edits were taken, one a finding. */
  fixed = 0;
  private pending = new Map<string, TextEdit[]>();
  private seen: FixContext | undefined;

  constructor(
    private readonly texts: ReadonlyMap<string, EditedText>,
    private readonly root: string,
    private readonly mayEdit: (uri: string) => boolean = () => true,
  ) {}

  /** What fixes see of the texts as they stand; undefined when the root is not among them. */
  get context(): FixContext | undefined {
    const document = (uri: string): Document | undefined => this.texts.get(uri)?.document;
    const root = document(this.root);
    return (this.seen ??= root && { root, document });
  }

  /**
   * Takes a set of edits, whole or not at all: false when one of them meets an edit that waits already, or edits a document that is not among
   * the texts. A set that waits already is taken again without effect.
   */
  add(edits: FixEdits): boolean {
    const sets = [...edits];
    if (sets.some(([uri]) => !this.texts.has(uri) || !this.mayEdit(uri))) return false;
    if (!sets.every(([uri, wanted]) => wanted.every((edit) => this.waiting(uri).some((other) => isSame(edit, other))))) {
      if (sets.some(([uri, wanted]) => wanted.some((edit) => this.waiting(uri).some((other) => meet(edit, other))))) return false;
      for (const [uri, wanted] of sets) this.pending.set(uri, [...this.waiting(uri), ...wanted]);
    }
    this.fixed++;
    return true;
  }

  /** Applies what waits. */
  flush(): void {
    for (const [uri, edits] of this.pending) this.texts.get(uri)?.apply(edits);
    this.pending = new Map();
    this.seen = undefined;
  }

  private waiting(uri: string): readonly TextEdit[] {
    return this.pending.get(uri) ?? [];
  }
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return (
    a.newText === b.newText && comparePositions(a.range.start, b.range.start) === 0 && comparePositions(a.range.end, b.range.end) === 0
  );
}

/** Edits that only touch meet as well, since an insertion beside another depends on which comes first. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return (
    rangesOverlap(a.range, b.range) ||
    comparePositions(a.range.start, b.range.end) === 0 ||
    comparePositions(a.range.end, b.range.start) === 0
  );
}
