import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';

/** Runs a CommonJS module as our bundles hold it, with what a plugin of the build changes; it puts its exports into `exported`. `globals` stand for globals of their names. */
export async function runBundled(
  contents: string,
  plugin: Plugin,
  exported: object,
  globals: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    keepNames: true,
    write: false,
    logLevel: 'warning',
    external: ['@scarf/scarf', 'node-fetch'],
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    plugins: [plugin],
  });
  const names = ['exports', 'require', ...Object.keys(globals)];
  const run: unknown = runInThisContext(`(function (${names.join(', ')}) {${outputFiles[0]?.text ?? ''}})`);
  assert.ok(typeof run === 'function');
  Reflect.apply(run, undefined, [exported, require, ...Object.values(globals)]);
}
