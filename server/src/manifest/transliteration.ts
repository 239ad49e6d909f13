import unidecode from 'unidecode';
import { FIGURES } from './transliterationFigures';
import { LETTERS } from './transliterationLetters';
import { SIGNS } from './transliterationSigns';

/** What decK writes differently from `unidecode`; both stem from the tables of Text::Unidecode, at different versions. */
const DIFFERENT: ReadonlyMap<string, string> = new Map(
  [LETTERS, FIGURES, SIGNS].flatMap((groups) =>
    Object.entries(groups).flatMap(([form, characters]) => Array.from(characters, (character) => [character, form] as const)),
  ),
);

/** Letters and digits in the styles of mathematics: the plain ones, dressed up (Unicode, “Mathematical Alphanumeric Symbols”). */
const MATHEMATICAL = /[\u{1d400}-\u{1d7ff}]/u;

/** A text that is in ASCII already, as nearly all names are. */
const PLAIN = /^[\0-~]*$/;

/** A text in ASCII, as decK writes it: a character at a time, in whatever script; one without a form there is dropped. */
export function transliterated(text: string): string {
  if (PLAIN.test(text)) return text;
  return Array.from(text, (character) => (character < '\u007f' ? character : formOf(character))).join('');
}

function formOf(character: string): string {
  const different = DIFFERENT.get(character);
  if (different !== undefined) return different;
  if (character.length === 1) return known(character);
  const plain = character.normalize('NFKD');
  return MATHEMATICAL.test(character) && plain < '\u007f' ? plain : '';
}

/** The library's form; `[?]` is its word for none, and some of its tables have backslashes from another language in them. */
function known(character: string): string {
  const form = unidecode(character);
  return form.startsWith('[?]') ? '' : form.replace(/\\([@$"\\])/g, '$1');
}
