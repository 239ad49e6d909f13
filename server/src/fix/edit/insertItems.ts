import type { CST, YAMLMap, YAMLSeq } from 'yaml';
import type { Document } from '../../document/document';
import { endsInBareDash, itemEnd, itemStart, type Item } from './extent';
import { breakBefore, columnAt, indentationAt, isFirstOnLine, lineEnd, lineStart, nextLineStart } from './line';
import { writtenItems } from './nodeAt';
import { insertion, type OffsetEdit } from './offsetEdit';
import type { JsonLayout } from './writeJson';
import { hasQuotedKeys, styleOf } from './writtenStyle';

/** How an entry is to be written where it goes: in a block at an indentation, or inside brackets, as JSON or as YAML. */
export type ItemForm =
  { readonly kind: 'block'; readonly indent: string } | { readonly kind: 'flow'; readonly json: JsonLayout | undefined };

/**
 * Puts entries into a map or items into a sequence, behind the one at `after` (-1: in front of all). Comments stay with what they
 * stand by. Undefined where the spot is written in a way that is left to people: an explicit `?` key, a comment inside empty brackets.
 */
export function insertItems(
  document: Document,
  holder: YAMLMap.Parsed | YAMLSeq.Parsed,
  after: number,
  write: (form: ItemForm) => readonly string[],
): OffsetEdit[] | undefined {
  const token = holder.srcToken;
  if (token?.type === 'flow-collection') return insertInFlow(document, token, writtenItems(holder), after, write);
  const item = writtenItems(holder)[Math.max(after, 0)];
  const start = item && itemStart(item);
  if (item === undefined || start === undefined || isExplicit(item) || endsInBareDash(document.text, item)) return undefined;
  return [insertInBlock(document, item, start, after < 0, write)];
}

function insertInBlock(
  document: Document,
  item: Item,
  start: number,
  before: boolean,
  write: (form: ItemForm) => readonly string[],
): OffsetEdit {
  const { text } = document;
  const { lineBreak } = styleOf(document);
  const indent = ' '.repeat(columnAt(text, start));
  const entry = write({ kind: 'block', indent }).join(lineBreak + indent);
  if (!before) return insertion(endWithComments(text, itemEnd(item), indent.length), lineBreak + indent + entry);
  if (!isFirstOnLine(text, start)) return insertion(start, entry + lineBreak + indent);
  return insertion(startWithComments(text, start, indent.length), indent + entry + lineBreak);
}

/** The start of the line of an offset, or of the uppermost of the comment lines right above it that are indented no deeper than `column`. */
export function startWithComments(text: string, offset: number, column: number): number {
  let start = lineStart(text, offset);
  while (start > 0) {
    const above = lineStart(text, breakBefore(text, start));
    const indent = /^( *)#/.exec(text.slice(above, start))?.[1];
    if (indent === undefined || indent.length > column) break;
    start = above;
  }
  return start;
}

/** The end of the line of an offset, or of the last of the comment lines below it that are indented deeper than `column`. */
export function endWithComments(text: string, offset: number, column: number): number {
  let end = lineEnd(text, offset);
  for (let next = nextLineStart(text, end); next < text.length; next = nextLineStart(text, next)) {
    const line = text.slice(next, lineEnd(text, next));
    if (/^\s*$/.test(line)) continue;
    if (!/^ *#/.test(line) || line.search(/\S/) <= column) break;
    end = next + line.length;
  }
  return end;
}

function insertInFlow(
  document: Document,
  token: CST.FlowCollection,
  items: readonly Item[],
  after: number,
  write: (form: ItemForm) => readonly string[],
): OffsetEdit[] | undefined {
  const { text } = document;
  if (items.length === 0) return fillEmptyFlow(document, token, write);
  const item = items[Math.max(after, 0)];
  const start = item && itemStart(item);
  if (item === undefined || start === undefined || isExplicit(item)) return undefined;
  const style = styleOf(document);
  const indent = indentationAt(text, start);
  const overLines = isFirstOnLine(text, start) && !bringsTabs(indent);
  const blanks = blanksOf(text, token);
  const separator = overLines ? style.lineBreak + indent : blanks.afterComma;
  const entry = write({ kind: 'flow', json: layoutFor(document, token, overLines, indent, blanks) }).join(`,${separator}`);
  if (after < 0) return item.start.some(({ type }) => type === 'comment') ? undefined : [insertion(start, `${entry},${separator}`)];
  return insertBehind(document, itemEnd(item), { overLines, separator, entry });
}

/** A comma goes right behind the value, the new entry behind a comment that follows on the same line. */
function insertBehind(document: Document, end: number, how: { overLines: boolean; separator: string; entry: string }): OffsetEdit[] {
  const { text } = document;
  const rest = text.slice(end, lineEnd(text, end));
  if (!how.overLines || !/^[ \t]*,?[ \t]*#/.test(rest)) return [insertion(end, `,${how.separator}${how.entry}`)];
  const behindComment = end + rest.length;
  const hasComma = rest.trimStart().startsWith(',');
  if (!hasComma) return [insertion(end, ','), insertion(behindComment, how.separator + how.entry)];
  return [insertion(behindComment, `${how.separator}${how.entry},`)];
}

function fillEmptyFlow(
  document: Document,
  token: CST.FlowCollection,
  write: (form: ItemForm) => readonly string[],
): OffsetEdit[] | undefined {
  const { text } = document;
  const style = styleOf(document);
  const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  const open = token.offset + token.start.source.length;
  if (close === undefined || text.slice(open, close.offset).trim() !== '') return undefined;
  const outer = indentationAt(text, token.offset);
  const indent = outer + style.unit;
  const blanks = blanksOf(text, token);
  const overLines = style.pretty && !bringsTabs(indent);
  const separator = overLines ? `,${style.lineBreak}${indent}` : `,${blanks.afterComma}`;
  const entry = write({ kind: 'flow', json: layoutFor(document, token, overLines, indent, blanks) }).join(separator);
  const filled = overLines ? style.lineBreak + indent + entry + style.lineBreak + outer : entry;
  return [{ start: open, end: close.offset, newText: filled }];
}

/** Spectral warns of every line that begins with a tab, so that no such line is added. */
function bringsTabs(indent: string): boolean {
  return indent.includes('\t');
}

function layoutFor(
  document: Document,
  token: CST.FlowCollection,
  overLines: boolean,
  indent: string,
  blanks: { afterComma: string; afterColon: string },
): JsonLayout | undefined {
  const style = styleOf(document);
  if (!style.json && !hasQuotedKeys(token)) return undefined;
  return overLines ? { kind: 'lines', unit: style.unit, indent, lineBreak: style.lineBreak } : { kind: 'line', ...blanks };
}

/** Which blanks stand behind commas and colons: in this collection, else in the document's opening; one where nothing tells. */
function blanksOf(text: string, token: CST.FlowCollection): { afterComma: string; afterColon: string } {
  const colon = token.items[0]?.sep?.some(({ type }) => type === 'space');
  const second = token.items[1];
  const comma =
    second && itemStart(second) !== undefined ? second.start.some(({ type }) => type === 'space' || type === 'newline') : undefined;
  const opening = text.slice(0, 4000);
  const spacedColon = colon ?? !/"\s*:["[{\d]/.test(opening);
  return { afterComma: (comma ?? spacedColon) ? ' ' : '', afterColon: spacedColon ? ' ' : '' };
}

function isExplicit(item: Item): boolean {
  return item.start.some(({ type }) => type === 'explicit-key-ind');
}
