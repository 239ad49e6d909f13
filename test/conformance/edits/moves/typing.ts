import { bare, hasBraces, indentationOf, memberNear, nearest } from './places';
import { chosen, placeIn, type Choices, type Move } from './move';
import type { Batch } from './splice';

/** What is typed: prose, names that OpenAPI knows, numbers, what YAML and JSON read as something else, and characters outside of the plain ones. */
export const WORDS = [
  'x',
  'type',
  'eval(1)',
  '<script>',
  'string',
  '12',
  'null',
  'true',
  '-1e999',
  '0x1F',
  '{id}',
  '/{id}',
  'a: b',
  ' # no',
  '"q"',
  "it's",
  '\\',
  '\\n',
  '~1',
  '%20',
  '#/',
  '$ref',
  '<<',
  '*a1',
  '&b ',
  '!!str ',
  'é',
  '😀𐐷',
  '\u2028',
  '\u0085',
  '\uFEFF',
  '\t',
  '__proto__',
] as const;

/** Keys whose values are typed into. */
const VALUES = [
  'description',
  'summary',
  '$ref',
  'operationId',
  'type',
  'title',
  'name',
  'in',
  'format',
  'pattern',
  'url',
  'openapi',
  'version',
];

/** Types a word character by character into a value of a key that OpenAPI knows. */
export const typeIntoValue: Move = (text, choices) => {
  const [where, what] = choices;
  const key = VALUES[what % VALUES.length] ?? '';
  const pattern = new RegExp(`["']?${key.replace('$', '\\$')}["']?: *["']?`, 'g');
  const found = nearest(text, pattern, placeIn(text, where));
  if (found === undefined) return [];
  const start = found.index + found[0].length;
  const line = /^[^\n"]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  return typed(text, start + (choices[3] % (line.length + 1)), choices);
};

/** Types into the name of a key. */
export const typeIntoKey: Move = (text, choices) => {
  const key = memberNear(text, placeIn(text, choices[0]))?.key;
  if (key === undefined) return [];
  const { start, end } = bare(text, key);
  return typed(text, start + (choices[3] % (end - start + 1)), choices);
};

/** Types into a number, a path, or wherever it may be. */
export const typeAnywhere: Move = (text, choices) => {
  const at = placeIn(text, choices[0]);
  const pattern = [undefined, /\d+/g, /["']?\/[\w{}/-]+/g][choices[1] % 3];
  const found = pattern === undefined ? undefined : nearest(text, pattern, at);
  return typed(text, found === undefined ? at : found.index + (choices[3] % (found[0].length + 1)), choices);
};

/** Types a new member character by character, so that the text parses again with the last one at the earliest. */
export const typeNewMember: Move = (text, choices) => {
  const member = memberNear(text, placeIn(text, choices[0]));
  if (member === undefined) return [];
  const name = chosen(['x-new', 'description', 'type', 'example', 'required', '$ref', 'deprecated', 'tags'], choices[1]);
  const value = chosen(['"v"', '1', '[]', '{}', 'null', '"#/components/schemas/none"', 'true', '["a"]'], choices[2]);
  const quoted = hasBraces(text) ? `"${name}": ${value}, ` : `${name}: ${value}\n${indentationOf(text, member)}`;
  return characters(quoted, member.start);
};

/** Takes characters away one by one, as the key for that does. */
export const backspace: Move = (text, [where, what]) => {
  const from = placeIn(text, where);
  return Array.from({ length: Math.min(from, 1 + (what % 6)) }, (_, index): Batch => [
    { start: from - index - 1, end: from - index, text: '' },
  ]);
};

/** Puts a character of more than one code unit, or one that some take for a line break, somewhere. */
export const unicode: Move = (text, [where, what, how]) => {
  const found = nearest(text, /(?<=[\w ])[a-z]/g, placeIn(text, where));
  const at = how % 3 === 0 || found === undefined ? placeIn(text, where) : found.index;
  return [[{ start: at, end: at, text: chosen(['😀', 'é', '𐐷', '\u2028', '\u2029', '\u0085', '\u00a0', '\uFEFF', 'e\u0301'], what) }]];
};

function typed(text: string, at: number, [, , how]: Choices): Batch[] {
  const put = characters(chosen(WORDS, how), at);
  const taken =
    how % 4 !== 0
      ? []
      : put.toReversed().map((batch): Batch => batch.map(({ start, text: one }) => ({ start, end: start + one.length, text: '' })));
  return at <= text.length ? [...put, ...taken] : [];
}

function characters(word: string, at: number): Batch[] {
  let offset = at;
  return Array.from(word, (character): Batch => {
    const start = offset;
    offset += character.length;
    return [{ start, end: start, text: character }];
  });
}
