declare module 'nimma/parser' {
  /** Nimma's own parser: the steps of a JSONPath. Throws where it does not know the syntax. */
  export function parse(input: string): unknown;
}

declare module 'nimma/legacy' {
  /** Writes the code for JSONPaths, and runs it in `query` alone. */
  class Nimma {
    constructor(paths: string[], options: { fallback: object | null; unsafe: boolean; output: 'auto'; customShorthands: object });
    readonly sourceCode: string;
    query(input: unknown, callbacks: Readonly<Record<string, (match: never) => void>>): void;
  }
  export { Nimma as default };
}

declare module 'nimma/fallbacks' {
  /** Runs the JSONPaths that nimma does not run itself. */
  export const jsonPathPlus: object;
}
