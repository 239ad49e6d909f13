/**
 * A name of at most so many characters: the words that a longer one begins with, as many as fit, else its first characters; numbered where that is
 * the name of another, whatever its case and signs.
 */
export function shortName(name: string, longest: number, taken: readonly string[]): string {
  const known = new Set(taken.map(plain));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : String(number);
    const short = beginning(name, longest - suffix.length) + suffix;
    if (!known.has(plain(short))) return short;
  }
}

function beginning(name: string, longest: number): string {
  let end = 0;
  for (const { index } of name.matchAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z0-9])(?=[^A-Za-z0-9])/g)) if (index <= longest) end = index;
  return end < longest / 4 ? name.slice(0, longest).replace(/[^A-Za-z0-9]+$/, '') : name.slice(0, end);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
