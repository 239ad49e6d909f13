import { hasBraces, nearest } from './places';
import { chosen, placeIn, type Move } from './move';

/** Takes away a sign that holds the text together. */
export const loseSign: Move = (text, [where, what]) => {
  const pattern = chosen([/"/g, /,/g, /[{}]/g, /[[\]]/g, /:/g, /- /g, /'/g], what);
  const found = nearest(text, pattern, placeIn(text, where));
  return found === undefined ? [] : [[{ start: found.index, end: found.index + 1, text: '' }]];
};

/** Puts a sign where none belongs: the one that was begun and not ended. */
export const straySign: Move = (text, [where, what, how]) => {
  const found = nearest(text, /[{,[]\s*|^\s*/gm, placeIn(text, where));
  const at = how % 3 === 0 || found === undefined ? placeIn(text, where) : found.index + found[0].length;
  return [
    [{ start: at, end: at, text: chosen(['"', '{', '[', ',', '}', ']', ':', "'", '- ', '| ', '"a":', '{"a', '@', '`', '%', '\0'], what) }],
  ];
};

/** Indents a line by one more or one less, by a tab, or takes its indentation away. */
export const indent: Move = (text, [where, what]) => {
  const found = nearest(text, /(?<=^|\n)[ \t]+/g, placeIn(text, where));
  if (found === undefined) return [];
  const [start, end] = [found.index, found.index + found[0].length];
  const put = chosen([`${found[0]} `, found[0].slice(1), `\t${found[0]}`, '', `${found[0]}  `, found[0].slice(2)], what);
  return [[{ start, end, text: put }]];
};

/** Something at the very start or the very end, or nothing where something was. */
export const atTheEnds: Move = (text, [where, what]) => {
  const atStart = where % 2 === 0;
  const at = atStart ? 0 : text.length;
  const put = chosen(['', ' ', '\n', '#', '{', '}', '\uFEFF', '---\n', '...\n', '\r', '// c\n', ',', '\0', 'x: 1\n', '%YAML 1.2\n'], what);
  if (put !== '') return [[{ start: at, end: at, text: put }]];
  return text === '' ? [] : [[{ start: atStart ? 0 : at - 1, end: atStart ? 1 : at, text: '' }]];
};

/** Everything away, or all but its beginning, as when a file is replaced. */
export const cutShort: Move = (text, [where, what]) => [[{ start: what % 3 === 0 ? 0 : placeIn(text, where), end: text.length, text: '' }]];

/** Other line breaks: one of them, or all. */
export const lineBreaks: Move = (text, [where, what, how]) => {
  const put = chosen(['\r\n', '\n', '\r'], what);
  if (how % 4 === 0) return [[{ start: 0, end: text.length, text: text.replaceAll(/\r\n|\r|\n/g, put) }]];
  const found = nearest(text, /\r\n|\r|\n/g, placeIn(text, where));
  return found === undefined ? [] : [[{ start: found.index, end: found.index + found[0].length, text: put }]];
};

/** A line of its own: blank, of spaces, or a comment. */
export const newLine: Move = (text, [where, what]) => {
  const found = nearest(text, /\n/g, placeIn(text, where));
  const at = found === undefined ? text.length : found.index + 1;
  const lines = ['\n', '  \n', '\n\n\n', hasBraces(text) ? '\n' : '# a comment\n', '      # indented\n', '\r\n'] as const;
  return [[{ start: at, end: at, text: chosen(lines, what) }]];
};
