import { isAlias, isNode, visit, type YAMLSeq } from 'yaml';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { TextEdit } from '../../document/textEdit';
import { hasCommentBetween } from './comments';
import { endsInBareDash, itemEnd, itemStart, type Item } from './extent';
import { endWithComments, startWithComments } from './insertItems';
import { columnAt, isFirstOnLine } from './line';
import { seqAt, writtenItems } from './nodeAt';
import { textEditsOf } from './offsetEdit';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Writes the items of the sequence at a path in another order: `order[i]` is the index of the item that comes to stand at `i`. Comment
 * lines above an item, and the comment on its last line, move along; blank lines stay. Undefined where an item holds an anchor or an
 * alias, whose order matters, or a comment stands where it cannot be told whose it is.
 */
export function reorderSeqItems(document: Document, path: JsonPath, order: readonly number[]): TextEdit[] | undefined {
  const seq = seqAt(document, path);
  if (seq === undefined || order.length !== seq.items.length || new Set(order).size !== order.length) return undefined;
  if (seq.items.some(holdsReference)) return undefined;
  const stretches = seq.flow === true ? flowStretches(document, seq) : blockStretches(document, writtenItems(seq));
  if (stretches === undefined) return undefined;
  const { text } = document;
  const edits = stretches.flatMap(({ start, end }, slot) => {
    const source = stretches[order[slot] ?? -1];
    return source === undefined || source.start === start ? [] : [{ start, end, newText: text.slice(source.start, source.end) }];
  });
  return textEditsOf(document, edits);
}

function blockStretches(document: Document, items: readonly Item[]): Stretch[] | undefined {
  const { text } = document;
  const stretches: Stretch[] = [];
  for (const item of items) {
    const start = itemStart(item);
    if (start === undefined || !isFirstOnLine(text, start) || endsInBareDash(text, item)) return undefined;
    const column = columnAt(text, start);
    const end = endWithComments(text, itemEnd(item), column);
    // A block scalar that keeps its line breaks (`|+`) would take on those of its new place.
    if (/[|>][1-9]?\+|[|>]\+/.test(text.slice(start, end))) return undefined;
    stretches.push({ start: startWithComments(text, start, column), end });
  }
  return stretches;
}

function flowStretches(document: Document, seq: YAMLSeq.Parsed): Stretch[] | undefined {
  const stretches = writtenItems(seq).map((item) => ({ start: itemStart(item) ?? -1, end: itemEnd(item) }));
  const gaps = stretches.map(({ start }, index) => ({ start: stretches[index - 1]?.end ?? seq.range[0], end: start }));
  gaps.push({ start: stretches.at(-1)?.end ?? seq.range[0], end: seq.range[1] });
  const hasLooseComment = gaps.some(({ start, end }) => hasCommentBetween(document, start, end));
  return hasLooseComment || stretches.some(({ start }) => start < 0) ? undefined : stretches;
}

function holdsReference(item: unknown): boolean {
  if (!isNode(item)) return true;
  let found = false;
  visit(item, { Node: (_, node) => void (found ||= isAlias(node) || ('anchor' in node && node.anchor !== undefined)) });
  return found;
}
