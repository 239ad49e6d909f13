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

/** A scalar in quotes, with something after it that is not the `:` of a mapping: the reader stops before it. */
const QUOTED = /^\s*("(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')(?!\s*:(\s|$))/;
/** A carriage return and U+0085 end lines, too; the separators of Unicode only where nothing stands before or after them. */
const LINE_ENDS = /\r\n?|\u0085|^[\u2028\u2029]+|[\u2028\u2029]+$/g;

/** Reads a text as one YAML value, the first if there are several; `text` is the scalar without quotes and comments. */
export function readAgain(text: string): ReadAgain {
  const [first = ''] = text.replace(LINE_ENDS, '\n').split(/(?<=[^\n]\n)---(?=\s|$)/);
  const { contents, errors } = parseDocument(QUOTED.exec(first)?.[1] ?? first, { version: '1.2', schema: 'failsafe' });
  if (errors.length > 0 || isMap(contents) || isSeq(contents) || isAlias(contents)) return { kind: 'no scalar' };
  if (!isScalar(contents)) return { kind: 'empty' };
  const read = typeof contents.value === 'string' ? contents.value : '';
  if (contents.type !== Scalar.PLAIN) return { kind: 'string', text: read };
  if (NULL.test(read)) return { kind: 'empty' };
  if (DATE.test(read)) return { kind: 'date', text: read };
  if (read === '<<' || NUMBER_OR_BOOLEAN.some((pattern) => pattern.test(read))) return { kind: 'number or boolean', text: read };
  return { kind: 'string', text: read };
}
