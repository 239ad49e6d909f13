import { isMap, visit, type CST } from 'yaml';
import type { Document } from '../../document/document';
import { columnAt } from './line';

/** How a text is written, so that what is put into it looks the same. */
export interface WrittenStyle {
  readonly lineBreak: '\n' | '\r\n';
  /** One level of indentation; tabs in JSON only. */
  readonly unit: string;
  /** Whether the dashes of a sequence stand further in than the key above them. */
  readonly indentsSequences: boolean;
  readonly quote: "'" | '"';
  /** Whether it is JSON, by language or because its outermost keys are in double quotes. */
  readonly json: boolean;
  /** Whether the outermost value spans lines. */
  readonly pretty: boolean;
}

const STYLES = new WeakMap<Document, WrittenStyle>();

/** The style of a text, from what stands in it; two blanks, indented sequences and single quotes where nothing tells. */
export function styleOf(document: Document): WrittenStyle {
  const known = STYLES.get(document);
  if (known) return known;
  const { text } = document;
  const root = document.tree.contents;
  const flow = isMap(root) && root.flow === true;
  const block = flow ? undefined : blockStyle(document);
  const style: WrittenStyle = {
    lineBreak: /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    unit: block?.unit ?? (flow ? /\n([ \t]+)\S/.exec(text)?.[1] : undefined) ?? '  ',
    indentsSequences: block?.indentsSequences ?? true,
    quote: (text.match(/[:-] "/g) ?? []).length > (text.match(/[:-] '/g) ?? []).length ? '"' : "'",
    json: document.language === 'json' || (flow && hasQuotedKeys(root.srcToken)),
    pretty: flow && /[\r\n]/.test(text.slice(root.range[0], root.range[1])),
  };
  STYLES.set(document, style);
  return style;
}

/** Whether the first key of a flow map is in double quotes, as JSON has it. */
export function hasQuotedKeys(token: CST.Token | undefined): boolean {
  return token?.type === 'flow-collection' && token.items[0]?.key?.type === 'double-quoted-scalar';
}

function blockStyle(document: Document): { unit: string | undefined; indentsSequences: boolean | undefined } {
  const { text } = document;
  let unit: string | undefined;
  let indentsSequences: boolean | undefined;
  visit(document.tree, {
    Pair: (_, pair) => {
      const key = pair.srcToken?.key;
      const value = pair.srcToken?.value;
      if (key && value?.type === 'block-map') unit ??= ' '.repeat(columnAt(text, value.offset) - columnAt(text, key.offset));
      if (key && value?.type === 'block-seq') indentsSequences ??= columnAt(text, value.offset) > columnAt(text, key.offset);
      return unit !== undefined && indentsSequences !== undefined ? visit.BREAK : undefined;
    },
  });
  return { unit: unit === '' ? undefined : unit, indentsSequences };
}
