declare module 'nimma/legacy/runtime' {
  /** What nimma's code finds by name when it is run; `Scope` is what it looks at a document through. */
  const runtime: { Scope: unknown };
  export = runtime;
}
