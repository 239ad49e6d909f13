import { ENCLOSED } from './transliterationEnclosed';
import { hangulInAscii } from './transliterationHangul';
import { GREEK_AND_CYRILLIC } from './transliterationGreekCyrillic';
import { KANA } from './transliterationKana';
import { LATIN } from './transliterationLatin';
import { PUNCTUATION } from './transliterationPunctuation';
import { SIGNS } from './transliterationSigns';

/** Thrown for a character of a script that is not covered: rather no name than one that decK would write differently. */
export class UnknownCharacter extends Error {
  constructor(readonly character: string) {
    super(`The character ${character} has no ASCII form here.`);
  }
}

/** The stretches of Unicode that are covered; a character in them that has no form in ASCII is dropped. */
const COVERED: readonly (readonly [first: number, last: number])[] = [
  [0x80, 0x52f],
  [0x1e00, 0x27ff],
  [0x2900, 0x2bff],
  [0x3000, 0x30ff],
  [0xac00, 0xd7a3],
  [0xe000, 0xf8ff],
  [0xfb00, 0xfb06],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfff8],
  [0x1f100, 0x1f1ff],
  [0x1f300, 0x1faff],
];

const FORMS: ReadonlyMap<string, string> = new Map(
  [LATIN, GREEK_AND_CYRILLIC, PUNCTUATION, SIGNS, ENCLOSED, KANA].flatMap((groups) =>
    Object.entries(groups).flatMap(([form, characters]) => Array.from(characters, (character) => [character, form] as const)),
  ),
);

/**
 * A text in ASCII: names in any covered script give names that the gateway accepts, the same as decK's. Latin, Greek, Cyrillic, Japanese syllables,
 * Korean, punctuation and signs are covered. Throws `UnknownCharacter` for others.
 */
export function transliterated(text: string): string {
  return Array.from(text, formOf).join('');
}

function formOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const form = FORMS.get(character) ?? fullWidthForm(code) ?? hangulInAscii(code);
  if (form !== undefined) return form;
  if (!COVERED.some(([first, last]) => code >= first && code <= last)) throw new UnknownCharacter(character);
  // What is left of most letters without their accents is a letter that has a form.
  const parts = Array.from(character.normalize('NFD'));
  return parts[0] === character ? '' : parts.map((part) => (part < '\u0080' ? part : (FORMS.get(part) ?? ''))).join('');
}

/** U+FF01 to U+FF5E are ASCII again, as wide as an ideograph. */
function fullWidthForm(code: number): string | undefined {
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : undefined;
}
