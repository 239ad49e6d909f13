import { isNode, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Document } from '../../document/document';
import { hasCommentBetween } from './comments';
import { itemEnd, itemStart, type Item } from './extent';
import { isFirstOnLine, lineEnd, lineStart, nextLineStart } from './line';
import { sharedAnchors, writtenItems } from './nodeAt';
import type { OffsetEdit } from './offsetEdit';

/**
 * Deletes entries of a map or items of a sequence, not all of them. A comment behind an entry on its line stays where it is. Undefined
 * where a comment stands inside what would go, or an anchor in it is used elsewhere.
 */
export function deleteItems(
  document: Document,
  holder: YAMLMap.Parsed | YAMLSeq.Parsed,
  indices: readonly number[],
): OffsetEdit[] | undefined {
  const items = writtenItems(holder);
  const doomed = [...new Set(indices)].sort((a, b) => a - b);
  if (doomed.length === 0 || doomed.length >= items.length || doomed.some((index) => !(index in items))) return undefined;
  if (doomed.some((index) => holdsSharedAnchor(document, holder.items[index]))) return undefined;
  const edits: OffsetEdit[] = [];
  for (const [first, last] of runsOf(doomed)) {
    const run = holder.flow === true ? cutFlow(document, items, first, last) : cutBlock(document, items, first, last);
    if (run === undefined) return undefined;
    edits.push(...run);
  }
  return edits;
}

/** Whether an anchor inside a node is used by an alias, which may stand elsewhere. */
export function holdsSharedAnchor(document: Document, node: unknown): boolean {
  const shared = sharedAnchors(document);
  if (shared.size === 0) return false;
  const roots = typeof node === 'object' && node !== null && 'key' in node && 'value' in node ? [node.key, node.value] : [node];
  let found = false;
  for (const root of roots) {
    if (isNode(root)) visit(root, { Value: (_, value) => void (found ||= value.anchor !== undefined && shared.has(value.anchor)) });
  }
  return found;
}

/** Neighbouring indices as [first, last]. */
function runsOf(indices: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const index of indices) {
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** With what parts it from the one behind it, or, at the end, from the one in front of it. */
function cutFlow(document: Document, items: readonly Item[], first: number, last: number): OffsetEdit[] | undefined {
  const [own, previous, final, next] = [items[first], items[first - 1], items[last], items[last + 1]];
  const start = next ? own && itemStart(own) : previous && itemEnd(previous);
  const end = next ? itemStart(next) : final && itemEnd(final);
  if (start === undefined || end === undefined || hasCommentBetween(document, start, end)) return undefined;
  return [{ start, end, newText: '' }];
}

function cutBlock(document: Document, items: readonly Item[], first: number, last: number): OffsetEdit[] | undefined {
  const edits: OffsetEdit[] = [];
  for (let index = first; index <= last; index++) {
    const edit = cutBlockItem(document, items[index], index === last ? items[last + 1] : undefined);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return edits;
}

function cutBlockItem(document: Document, item: Item | undefined, next: Item | undefined): OffsetEdit | undefined {
  const { text } = document;
  const start = item && itemStart(item);
  if (item === undefined || start === undefined) return undefined;
  const end = itemEnd(item);
  if (hasCommentBetween(document, start, end)) return undefined;
  const behind = text.slice(end, lineEnd(text, end));
  if (isFirstOnLine(text, start)) {
    if (behind.trim() !== '') return { start, end: end + behind.search(/\S/), newText: '' };
    const nextLine = nextLineStart(text, end);
    const endsFile = nextLine === lineEnd(text, end) && lineStart(text, start) > 0;
    return endsFile ? { start: breakBefore(text, start), end: nextLine, newText: '' } : { start: lineStart(text, start), end: nextLine, newText: '' };
  }
  const nextStart = next && itemStart(next);
  if (nextStart === undefined || text.slice(end, nextStart).trim() !== '') return undefined;
  return { start, end: nextStart, newText: '' };
}

/** Where the break in front of the line of an offset begins. */
function breakBefore(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
}
