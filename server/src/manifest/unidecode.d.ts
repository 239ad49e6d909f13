declare module 'unidecode' {
  /** A text with each character above U+007F in ASCII; one that the library does not know becomes `[?]` or nothing. */
  function unidecode(text: string): string;
  export = unidecode;
}
