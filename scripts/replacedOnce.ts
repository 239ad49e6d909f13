/** A library's module with one of its lines written otherwise. Throws where that does not stand there once, since the library has changed then. */
export function replacedOnce(source: string, before: string, after: string): string {
  const parts = source.split(before);
  if (parts.length !== 2) throw new Error(`A library has changed: “${before}” does not stand once in the module that the build changes`);
  return parts.join(after);
}
