import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { replacedOnce } from './replacedOnce';

const RUNNER = /@stoplight[\\/]json-ref-resolver[\\/]runner\.js$/;
const PATH = /@stoplight[\\/]path[\\/]index\.cjs\.js$/;
/** So many paths are kept; a document refers to fewer files. */
const MOST_PATHS = 1_000;

/**
 * Has the bundles resolve references to other files in linear time, with the same result. Spectral's resolver makes a new version of a document for each
 * of its references, and with it new copies of `paths` and `components`; and it parses the path of a file anew, by a grammar, for each reference to it.
 * Throws where the resolver is not as it was when this was written.
 */
export const linearResolver: Plugin = {
  name: 'references in linear time',
  setup(esbuild) {
    esbuild.onLoad({ filter: RUNNER }, async ({ path }) => ({ contents: runnerModule(await readFile(path, 'utf8')) }));
    esbuild.onLoad({ filter: PATH }, async ({ path }) => ({ contents: pathModule(await readFile(path, 'utf8')) }));
  },
};

/** One draft takes all results; a new one is begun where a result is put in the root's place or below one that was put before, which is no draft. */
function runnerModule(source: string): string {
  const begun = replacedOnce(
    source,
    'if (uriResults.length) {',
    `let draft;
            const placed = new Set();
            const finish = () => {
                if (draft !== undefined) this._source = (0, immer_1.finishDraft)(draft);
                draft = undefined;
                placed.clear();
            };
            if (uriResults.length) {`,
  );
  const together = replacedOnce(
    begun,
    'this._source = (0, immer_1.default)(this._source, (draft) => {\n                        if (r.resolved) {',
    `if (resolvedTargetPath.length > 0 && (0, immer_1.isDraftable)(this._source)) {
                        let above = '';
                        let isBelow = false;
                        for (const segment of resolvedTargetPath) {
                            isBelow ||= placed.has(above);
                            above += '\\0' + segment;
                        }
                        if (isBelow) finish();
                        draft ??= (0, immer_1.createDraft)(this._source);
                        placed.add(above);
                        set(draft, resolvedTargetPath, r.resolved.result);
                        this._setGraphNodeData(String(r.uri), r.resolved.result);
                        continue;
                    }
                    finish();
                    this._source = (0, immer_1.default)(this._source, (draft) => {
                        if (r.resolved) {`,
  );
  return replacedOnce(
    together,
    "            if (typeof this._source === 'object') {",
    "            finish();\n            if (typeof this._source === 'object') {",
  );
}

/** Callers change what they are given. */
function pathModule(source: string): string {
  return `${replacedOnce(source, 'return grammar_1(r,{})', 'return parsed(r)')}
const known = new Map();
function parsed(path) {
  let made = known.get(path);
  if (made === undefined) {
    made = grammar_1(path, {});
    if (known.size >= ${MOST_PATHS}) known.clear();
    known.set(path, made);
  }
  return { ...made, path: [...made.path] };
}`;
}
