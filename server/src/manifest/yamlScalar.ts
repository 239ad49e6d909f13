import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';

/** What a piece of YAML is when it is read on its own: decK reads names and tags a second time, after their quotes are gone. */
export type ReadAgain =
  { readonly kind: 'string' | 'number or boolean' | 'date'; readonly text: string } | { readonly kind: 'empty' | 'no scalar' };

const NULL = /^(~|null|Null|NULL)?$/;
const NUMBER_OR_BOOLEAN = [
  /^(true|True|TRUE|false|False|FALSE)$/,
  /^[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/,
  /^[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$/,
  /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/,
];
const TIME = '\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?';
const DATE = new RegExp(`^\\d{4}-\\d{1,2}-\\d{1,2}([Tt]${TIME}(Z|[-+]\\d\\d:\\d\\d)| ${TIME})?$`);

/** Reads a text as one YAML value; `text` is the scalar without quotes and comments. */
export function readAgain(text: string): ReadAgain {
  const { contents, errors } = parseDocument(text, { version: '1.2', schema: 'failsafe' });
  if (errors.length > 0 || isMap(contents) || isSeq(contents) || isAlias(contents)) return { kind: 'no scalar' };
  if (!isScalar(contents)) return { kind: 'empty' };
  const read = typeof contents.value === 'string' ? contents.value : '';
  if (contents.type !== Scalar.PLAIN) return { kind: 'string', text: read };
  if (NULL.test(read)) return { kind: 'empty' };
  if (DATE.test(read)) return { kind: 'date', text: read };
  if (read === '<<' || NUMBER_OR_BOOLEAN.some((pattern) => pattern.test(read))) return { kind: 'number or boolean', text: read };
  return { kind: 'string', text: read };
}
