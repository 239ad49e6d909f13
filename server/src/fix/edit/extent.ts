import type { CST } from 'yaml';

/** One entry of a map or item of a sequence, as the text has it. */
export type Item = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number] | CST.FlowCollection['items'][number];

/** Where an item's key, or dash, or value begins; undefined for an item of which nothing is written. Anchors and tags belong to it. */
export function itemStart(item: Item): number | undefined {
  const own = item.start.find(({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'anchor' || type === 'tag');
  return own?.offset ?? item.key?.offset ?? item.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? item.value?.offset;
}

/** Where an item's last written character ends: before trailing blanks, comments and line breaks. */
export function itemEnd(item: Item): number {
  if (item.value) return tokenEnd(item.value);
  const written = [...item.start, ...(item.sep ?? [])].filter(({ type }) => !BLANKS.has(type)).at(-1);
  const end = written === undefined ? 0 : written.offset + written.source.length;
  return Math.max(end, item.key ? tokenEnd(item.key) : 0);
}

const BLANKS: ReadonlySet<CST.Token['type']> = new Set(['space', 'newline', 'comment']);

/** Where a value's last written character ends. The line breaks that end a block scalar belong to it only when it keeps them (`|+`). */
export function tokenEnd(token: CST.Token): number {
  if (token.type === 'block-scalar') {
    const header = token.props.map((prop) => ('source' in prop ? prop.source : '')).join('');
    const keeps = token.props.some((prop) => prop.type === 'block-scalar-header' && prop.source.includes('+'));
    const body = keeps ? token.source.replace(/\r?\n$/, '') : token.source.trimEnd();
    return token.offset + (body === '' ? header.trimEnd().length : header.length + body.length);
  }
  if (token.type === 'block-map' || token.type === 'block-seq') {
    const last = [...token.items].reverse().find((item) => itemStart(item) !== undefined);
    return last ? itemEnd(last) : token.offset;
  }
  if (token.type === 'flow-collection') {
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    return close ? close.offset + close.source.length : token.offset + token.start.source.length;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** Whether an item ends in a dash with nothing behind it. What follows such a one, Spectral's reader takes for a part of it. */
export function endsInBareDash(text: string, item: Item): boolean {
  return /(^|\s)-$/.test(text.slice(itemStart(item) ?? 0, itemEnd(item)));
}
