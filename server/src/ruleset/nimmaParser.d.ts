declare module 'nimma/parser' {
  /** Nimma's own parser: the steps of a JSONPath. Throws where it does not know the syntax. */
  export function parse(input: string): unknown;
}

declare module 'nimma/legacy' {
  /** Writes the code for JSONPaths; runs it in `query` alone, which is not declared here. */
  class Nimma {
    constructor(paths: string[], options: { fallback: null; unsafe: boolean; output: 'auto'; customShorthands: object });
    readonly sourceCode: string;
  }
  export { Nimma as default };
}
