/** The way from a document's root to a value: property names and array indices, as Spectral gives them. */
export type JsonPath = readonly (string | number)[];

/** The JSON Pointer of a path as a URI fragment, `#/paths/~1pets/get`; `#` for the root (RFC 6901, section 6, without percent-encoding). */
export function pointerOf(path: JsonPath): string {
  return ['#', ...path.map((segment) => String(segment).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/**
 * The path of a JSON Pointer, with or without its leading `#`; percent-encoded characters are decoded (RFC 6901, sections 4 and 6).
 * Every segment is a string, since only the value it is applied to tells an index from a name. Undefined when it is no pointer.
 */
export function pathOfPointer(pointer: string): string[] | undefined {
  const bare = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (bare === '') return [];
  if (!bare.startsWith('/')) return undefined;
  return bare
    .slice(1)
    .split('/')
    .map((segment) => decodePercent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decodePercent(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A lone % is no escape: people write it in component names, and every peer reads it literally.
    return segment;
  }
}
