const INITIALS = 'g gg n d dd r m b bb s ss  j jj c k t p h'.split(' ');
const MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u weo we wi yu eu yi i'.split(' ');
const FINALS = ' g gg gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j c k t p h'.split(' ');

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** A Korean syllable in ASCII, undefined for any other code point. Syllables are made of two or three letters by rule (Unicode, section 3.12). */
export function hangulInAscii(code: number): string | undefined {
  if (code < FIRST || code > LAST) return undefined;
  const index = code - FIRST;
  const final = index % FINALS.length;
  const medial = Math.floor(index / FINALS.length) % MEDIALS.length;
  const initial = Math.floor(index / (FINALS.length * MEDIALS.length));
  return `${INITIALS[initial] ?? ''}${MEDIALS[medial] ?? ''}${FINALS[final] ?? ''}`;
}
