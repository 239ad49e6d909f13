import { Document } from '../document/document';
import { comparePositions } from '../document/position';
import { applyEdits, rangesOverlap, type TextEdit } from '../document/textEdit';
import type { FixContext, FixEdits } from './fix';

/** Edits gathered for the texts as they stand, applied all at once, so that a document is read again once and not for every finding. */
export class EditBatch {
  /** How many sets of edits were taken, one a finding. */
  fixed = 0;
  private pending = new Map<string, TextEdit[]>();
  private applied: FixEdits | undefined;
  private flushes = 0;

  private seen: FixContext | undefined;

  /** Works on the map that it is given. */
  constructor(
    readonly documents: Map<string, Document>,
    private readonly root: string,
  ) {}

  /** What fixes see of the texts as they stand; undefined when the root is not among them. */
  get context(): FixContext | undefined {
    const root = this.documents.get(this.root);
    const { documents } = this;
    return (this.seen ??= root && { root, document: (uri) => documents.get(uri) });
  }

  /** Takes a set of edits, whole or not at all: false when one of them meets an edit that waits already. A set that waits already is taken again without effect. */
  add(edits: FixEdits): boolean {
    const sets = [...edits];
    if (sets.every(([uri, wanted]) => wanted.every((edit) => this.waiting(uri).some((other) => isSame(edit, other))))) {
      this.fixed++;
      return true;
    }
    if (sets.some(([uri, wanted]) => wanted.some((edit) => this.waiting(uri).some((other) => meet(edit, other))))) return false;
    for (const [uri, wanted] of sets) this.pending.set(uri, [...this.waiting(uri), ...wanted]);
    this.fixed++;
    return true;
  }

  /** Applies what waits. */
  flush(): void {
    if (this.pending.size === 0) return;
    for (const [uri, edits] of this.pending) {
      const document = this.documents.get(uri);
      if (document) this.documents.set(uri, new Document(uri, document.version + 1, applyEdits(document.text, edits), document.language));
    }
    this.flushes++;
    this.applied = this.flushes === 1 ? this.pending : undefined;
    this.pending = new Map();
    this.seen = undefined;
  }

  /** The edits that were applied, when all were applied at once. */
  get onlyEdits(): FixEdits | undefined {
    return this.applied;
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
