import { isNode, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Document } from '../../document/document';
import { hasCommentBetween } from './comments';
import { endsInBareDash, itemEnd, itemStart, type Item } from './extent';
import { breakBefore, isFirstOnLine, lineEnd, lineStart, nextLineStart } from './line';
import { sharedAnchors, writtenItems } from './nodeAt';
import type { OffsetEdit } from './offsetEdit';

/** What becomes of comments inside what is deleted: either they go along, or nothing is deleted. Those around it stay in any case. */
export type InnerComments = 'go' | 'forbid';

/**
 * Deletes entries of a map or items of a sequence, not all of them. A comment behind an entry on its line stays where it is. Undefined
 * where a comment stands inside what would go (with `forbid`), or an anchor in it is used elsewhere.
 */
export function deleteItems(
  document: Document,
  holder: YAMLMap.Parsed | YAMLSeq.Parsed,
  indices: readonly number[],
  innerComments: InnerComments = 'forbid',
): OffsetEdit[] | undefined {
  const items = writtenItems(holder);
  const doomed = [...new Set(indices)].sort((a, b) => a - b);
  if (doomed.length === 0 || doomed.length >= items.length || doomed.some((index) => !(index in items))) return undefined;
  if (doomed.some((index) => holdsSharedAnchor(document, holder.items[index]))) return undefined;
  const edits: OffsetEdit[] = [];
  for (const run of runsOf(doomed)) {
    const cut = (holder.flow === true ? cutFlow : cutBlock)(document, items, run, innerComments === 'forbid');
    if (cut === undefined) return undefined;
    edits.push(...cut);
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

/** Neighbouring indices. */
interface Run {
  readonly first: number;
  last: number;
}

function runsOf(indices: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const index of indices) {
    const run = runs.at(-1);
    if (run && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/** With what parts it from the one behind it, or, at the end, from the one in front of it; comments in between stay. */
function cutFlow(document: Document, items: readonly Item[], run: Run, keepsComments: boolean): OffsetEdit[] | undefined {
  const { text } = document;
  const doomed = items.slice(run.first, run.last + 1).map((item) => ({ start: itemStart(item) ?? -1, end: itemEnd(item) }));
  const [previous, next] = [items[run.first - 1], items[run.last + 1]];
  const [from, to] = [doomed[0]?.start ?? -1, doomed.at(-1)?.end ?? -1];
  if (doomed.some(({ start }) => start < 0)) return undefined;
  if (keepsComments && doomed.some(({ start, end }) => hasCommentBetween(document, start, end))) return undefined;
  const start = next ? from : previous ? itemEnd(previous) : from;
  const end = next ? (itemStart(next) ?? to) : to;
  const outside = [{ start, end: from }, ...doomed.map((own, index) => ({ start: own.end, end: doomed[index + 1]?.start ?? end }))];
  if (!outside.some((gap) => hasCommentBetween(document, gap.start, gap.end))) return [{ start, end, newText: '' }];
  const edits = doomed.map((own) => cutBesideComment(text, own.start, own.end));
  if (next) return edits;
  const comma = /^[ \t]*,/.exec(text.slice(start, from));
  return comma ? [{ start, end: start + comma[0].length, newText: '' }, ...edits] : undefined;
}

/** An entry and its comma; its whole line, where nothing else stands on that. */
function cutBesideComment(text: string, start: number, end: number): OffsetEdit {
  const behind = text.slice(end, lineEnd(text, end));
  const comma = /^[ \t]*,/.exec(behind)?.[0] ?? '';
  const isAlone = isFirstOnLine(text, start) && behind.slice(comma.length).trim() === '';
  return isAlone
    ? { start: lineStart(text, start), end: nextLineStart(text, end), newText: '' }
    : { start, end: end + comma.length, newText: '' };
}

/** Blank lines and comments, and then an item further out, which Spectral's reader takes for one of the list that a bare dash is in (`endsInBareDash`). */
const DASH_NEXT = /^(?:[ \t]*(?:#.*)?(?:\r\n?|\n))*[ \t]*-(?:\s|$)/;

function cutBlock(document: Document, items: readonly Item[], run: Run, keepsComments: boolean): OffsetEdit[] | undefined {
  const final = items[run.last];
  const endsFile = final !== undefined && nextLineStart(document.text, itemEnd(final)) === lineEnd(document.text, itemEnd(final));
  const edits: OffsetEdit[] = [];
  for (let index = run.first; index <= run.last; index++) {
    const next = index === run.last ? items[index + 1] : undefined;
    const edit = cutBlockItem(document, items[index], { next, endsFile, keepsComments });
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const [before, last] = [items[run.first - 1], edits.at(-1)];
  const joins = before && last && endsInBareDash(document.text, before) && DASH_NEXT.test(document.text.slice(last.end));
  return joins === true ? undefined : edits;
}

function cutBlockItem(
  document: Document,
  item: Item | undefined,
  { next, endsFile, keepsComments }: { next: Item | undefined; endsFile: boolean; keepsComments: boolean },
): OffsetEdit | undefined {
  const { text } = document;
  const start = item && itemStart(item);
  if (item === undefined || start === undefined) return undefined;
  const end = itemEnd(item);
  if (keepsComments && hasCommentBetween(document, start, end)) return undefined;
  const behind = text.slice(end, lineEnd(text, end));
  if (isFirstOnLine(text, start)) {
    if (behind.trim() !== '') return { start, end: end + behind.search(/\S/), newText: '' };
    // At the end of a file the break in front goes, so that the file ends as it did.
    if (endsFile) return { start: breakBefore(text, lineStart(text, start)), end: lineEnd(text, end), newText: '' };
    return { start: lineStart(text, start), end: nextLineStart(text, end), newText: '' };
  }
  const nextStart = next && itemStart(next);
  if (nextStart === undefined || text.slice(end, nextStart).trim() !== '') return undefined;
  return { start, end: nextStart, newText: '' };
}
