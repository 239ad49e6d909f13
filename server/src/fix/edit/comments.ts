import type { Document } from '../../document/document';

const COMMENTS = new WeakMap<Document, readonly number[]>();

/** Whether a comment begins between two offsets. */
export function hasCommentBetween(document: Document, start: number, end: number): boolean {
  return commentOffsets(document).some((offset) => offset >= start && offset < end);
}

/** Where the comments in and behind the outermost value begin. */
function commentOffsets(document: Document): readonly number[] {
  const known = COMMENTS.get(document);
  if (known) return known;
  const offsets: number[] = [];
  const pending: unknown[] = [document.tree.contents?.srcToken];
  for (let next = pending.pop(); next !== undefined || pending.length > 0; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if ('type' in next && next.type === 'comment' && 'offset' in next && typeof next.offset === 'number') offsets.push(next.offset);
    else for (const child of Object.values(next)) if (typeof child === 'object' && child !== null) pending.push(child);
  }
  COMMENTS.set(document, offsets);
  return offsets;
}
