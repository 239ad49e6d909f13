/** Compares two texts by code point, which is also the order of their UTF-8 bytes: the order in which decK sorts. Negative, 0 or positive. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return weight(a.charCodeAt(i)) - weight(b.charCodeAt(i));
}

/** Surrogates stand for code points above all others of 16 bits, so they weigh more than U+E000 to U+FFFF. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
