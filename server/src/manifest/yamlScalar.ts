import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** What a piece of YAML is when it is read on its own: decK reads names and tags a second time, after their quotes are gone. */
export type ReadAgain = { readonly kind: 'string' | 'other'; readonly text: string } | { readonly kind: 'empty' | 'collection' };

const TIMESTAMP = /^\d{4}-\d\d?-\d\d?($|[Tt ])/;

/** Reads a text as one YAML value; `text` is the scalar without quotes and comments. Texts that are no YAML count as collections. */
export function readAgain(text: string): ReadAgain {
  const { contents, errors } = parseDocument(text, { version: '1.2' });
  if (errors.length > 0 || isMap(contents) || isSeq(contents)) return { kind: 'collection' };
  if (!isScalar(contents) || contents.value === null) return { kind: 'empty' };
  const plain = contents.type === 'PLAIN';
  const source = plain ? (contents.source ?? String(contents.value)) : String(contents.value);
  const isText = typeof contents.value === 'string' && !(plain && TIMESTAMP.test(source));
  return { kind: isText ? 'string' : 'other', text: source };
}
