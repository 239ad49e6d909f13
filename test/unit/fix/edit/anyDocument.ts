import fc from 'fast-check';
import { Document } from '../../../../server/src/document/document';
import type { JsonPath } from '../../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';
import { applyEdits, type TextEdit } from '../../../../server/src/document/textEdit';
import { STYLES, type Style } from '../../../conformance/fixes/styles';

const KEYS = [
  'a',
  'bee',
  'x-c',
  '200',
  'a b',
  '{id}',
  '/pets/{id}',
  '#k',
  'a: b',
  'null',
  'true',
  '- d',
  '1.0',
  'ü',
  'on',
  "it's",
  '@e',
  'z',
];
const STRINGS = [
  'null',
  'true',
  'False',
  '.inf',
  '',
  'plain',
  'two words',
  'yes',
  '1',
  '1e3',
  '0x1F',
  '~',
  'a: b',
  'a #b',
  ' padded ',
  '- x',
  '*x',
  '&x',
  '%x',
  '@x',
  '`x',
  "it's",
  'say "x"',
  'l1\nl2',
  'l1\n\nl3\n',
  'tab\there',
  '{x}',
  '[x',
  'a,b',
  '😀 end',
  '2026-01-01',
  '<<',
  '=',
  '!x',
  '|',
  '>',
  '?',
  ': ',
  'x:',
  'ends\\',
];

/** A key that may need quotes. */
export const anyKey = fc.constantFrom(...KEYS);
/** A value of a few levels, with strings that YAML reads in its own way when they are not quoted. */
export const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...STRINGS), fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;
/** A document's value: a map with something in it. */
export const anyRoot = fc.dictionary(anyKey, anyValue, { minKeys: 1, maxKeys: 6, noNullPrototype: true });
export const anyStyle: fc.Arbitrary<Style> = fc.constantFrom(...STYLES);

/** The document that a value makes in a style. */
export function written(value: JsonValue, style: Style): Document {
  return new Document(`file:///a.${style.extension}`, 0, style.write(value));
}

/** The text that edits make of a document, read again. */
export function edited(document: Document, edits: readonly TextEdit[]): Document {
  return new Document(document.uri, document.version + 1, applyEdits(document.text, edits));
}

/** The places of all maps, or of all lists, in a value. */
export function pathsOf(value: JsonValue | undefined, kind: 'map' | 'list', path: JsonPath = []): JsonPath[] {
  const own = kind === 'map' ? isJsonObject(value) : isJsonArray(value);
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    ...(own ? [path] : []),
    ...children.flatMap(([key, child]) => pathsOf(child, kind, [...path, isJsonArray(value) ? Number(key) : key])),
  ];
}

/** A copy of a value in which what stands at a path is replaced by what `change` makes of it. */
export function changed(value: JsonValue, path: JsonPath, change: (there: JsonValue) => JsonValue): JsonValue {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (isJsonArray(value)) return value.map((item, index) => (index === Number(first) ? changed(item, rest, change) : item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, key === String(first) ? changed(child ?? null, rest, change) : (child ?? null)]),
  );
}

/** The numbered comments of a text, sorted. */
export function commentsOf(text: string): string[] {
  return (text.match(/# c\d+\./g) ?? []).sort();
}
