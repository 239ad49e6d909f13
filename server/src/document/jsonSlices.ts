/** Where the value of a member of a member of the root stands, such as one path item of `paths`: `text.slice(start, end)`. */
export interface JsonSlice {
  readonly section: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY, COMMA, SPACE] = [34, 92, 123, 125, 91, 93, 44, 32];

/**
 * The slices of a text that `JSON.parse` has read, in order. Undefined where a key stands twice among those of the root or of a section, or
 * where the root is no object: then a slice would not tell which value counts.
 */
export function slicesOf(text: string): JsonSlice[] | undefined {
  const slices: JsonSlice[] = [];
  const sections = new Set<string>();
  if (text.charCodeAt(skipSpace(text, 0)) !== OPEN_OBJECT) return undefined;
  const wellFormed = eachMember(text, skipSpace(text, 0), (section, start) => {
    if (sections.has(section)) return undefined;
    sections.add(section);
    if (text.charCodeAt(start) !== OPEN_OBJECT) return skipValue(text, start);
    const keys = new Set<string>();
    return eachMember(text, start, (key, at) => {
      if (keys.has(key)) return undefined;
      keys.add(key);
      const end = skipValue(text, at);
      slices.push({ section, key, start: at, end });
      return end;
    });
  });
  return wellFormed === undefined ? undefined : slices;
}

/** Calls back with the key and the start of each member's value, which gives its end; the end of the object, or undefined where the callback gave none. */
function eachMember(text: string, object: number, member: (key: string, start: number) => number | undefined): number | undefined {
  let at = skipSpace(text, object + 1);
  while (text.charCodeAt(at) !== CLOSE_OBJECT) {
    const afterKey = skipString(text, at);
    const key: unknown = JSON.parse(text.slice(at, afterKey));
    const end = member(String(key), skipSpace(text, skipSpace(text, afterKey) + 1));
    if (end === undefined) return undefined;
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
  }
  return at + 1;
}

function skipValue(text: string, start: number): number {
  let at = start;
  let depth = 0;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = skipString(text, at);
    else if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      depth++;
      at++;
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) {
      // A number or a word ends before what closes the object around it.
      if (depth === 0) return at;
      depth--;
      at++;
    } else if (depth === 0 && (unit === COMMA || unit <= SPACE || Number.isNaN(unit))) return at;
    else {
      at++;
      continue;
    }
    if (depth === 0) return at;
  }
}

function skipString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at++;
  return at;
}
