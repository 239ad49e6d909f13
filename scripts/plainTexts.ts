import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { MAY_BE_NO_TEXT } from '../server/src/lint/engine/yamlTree';
import { replacedOnce } from './replacedOnce';

const LOADER = /@stoplight[\\/]yaml-ast-parser[\\/]dist[\\/]src[\\/]loader\.js$/;

/**
 * Has the bundles take a text of YAML without quotes for a text at once where it begins as nothing else does. Spectral's reader asks of each whether it is null,
 * a truth value, a number, a time or a merge key, which takes as long as reading it. Throws where the reader is not as it was when this was written.
 */
export const plainTexts: Plugin = {
  name: 'plain texts of YAML',
  setup(esbuild) {
    esbuild.onLoad({ filter: LOADER }, async ({ path }) => ({ contents: loaderModule(await readFile(path, 'utf8')) }));
  },
};

function loaderModule(source: string): string {
  return replacedOnce(
    source,
    'typeQuantity = state.implicitTypes.length;',
    `typeQuantity = ${MAY_BE_NO_TEXT}.test(state.result['value']) ? state.implicitTypes.length : 0;`,
  );
}
