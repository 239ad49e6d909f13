import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { compiledFolder, loadBundle } from '../platform/compiledBundle';
import { watchLintWorker } from './lintWatch';
import type * as lintWork from './lintWork';

// The lint process: its main thread talks with the parent and watches, a thread of its own works (ARCHITECTURE.md, “Processes”). What works is a bundle
// of its own, which only that thread loads.
if (isMainThread) watchLintWorker(__filename);
else {
  const bundle = loadBundle(join(__dirname, 'lintWork.cjs'), compiledFolder());
  if (isLintWork(bundle.exports)) bundle.exports.runLintWorker(() => bundle.keep());
}

function isLintWork(exports: unknown): exports is typeof lintWork {
  return typeof exports === 'object' && exports !== null && 'runLintWorker' in exports;
}
