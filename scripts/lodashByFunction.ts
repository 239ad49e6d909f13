import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SPECTRALS = /@stoplight[\\/](?:json|spectral-[a-z-]+)[\\/].*\.js$/;
const NAMESPACE = 'lodash by function';

/**
 * Has the bundles load those functions of lodash that Spectral's modules call, each when it is called first: the whole of it takes longer to run than any
 * other module, at every start. lodash ships its functions one by one too. A module that does more with it than call functions gets all of it.
 */
export const lodashByFunction: Plugin = {
  name: NAMESPACE,
  setup(esbuild) {
    esbuild.onResolve({ filter: /^lodash$/ }, async ({ importer }) => {
      const called = SPECTRALS.test(importer) ? calledIn(await readFile(importer, 'utf8')) : undefined;
      return called && { path: called.join(' '), namespace: NAMESPACE };
    });
    esbuild.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = {${path
        .split(' ')
        .map((name) => `get ${name}() { return require('lodash/${name}'); }`)
        .join(',')}};`,
      resolveDir: __dirname,
    }));
  },
};

const DECLARED = /\b(?:var|const) (lodash(?:_1)?) ?= ?require\((["'])lodash\2\)[,;]/g;

/** The functions of lodash that a CommonJS module names; undefined where it names none, or does anything else with lodash. */
function calledIn(source: string): string[] | undefined {
  const [declared] = [...source.matchAll(DECLARED)];
  if (declared === undefined) return undefined;
  const [, called] = declared;
  const uses = source
    .replace(DECLARED, '')
    .split(new RegExp(`\\b${called}\\b`))
    .slice(1);
  const names = uses.map((rest) => /^\.(\w+)/.exec(rest)?.[1]);
  return names.length > 0 && names.every((name) => name !== undefined) ? [...new Set(names)] : undefined;
}
