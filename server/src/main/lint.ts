import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { compiledFolder, isModule, loadBundle } from '../platform/compiledBundle';
import { watchLint } from '../platform/lintWatch';
import type { FromLint, ToLint } from '../lint/lintMessages';
import type * as lintWork from './lintWork';

// The lint process: its main thread talks with the parent and watches, a thread of its own works (ARCHITECTURE.md, “Processes”). What works is a bundle
// of its own, which only that thread loads.
if (isMainThread) watchForParent();
else {
  const bundle = loadBundle(join(__dirname, 'lintWork.cjs'), compiledFolder());
  if (isModule<typeof lintWork>(bundle.exports, 'runLintWorker')) bundle.exports.runLintWorker(() => bundle.keep());
}

function watchForParent(): void {
  const tell = (message: FromLint, then?: () => void): void => void process.send?.(message, undefined, {}, then);
  const watch = watchLint(__filename, {
    tell: (message) => tell(message),
    lost: (loss) => tell({ type: 'lost', ...loss }, () => process.exit(1)),
  });
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message: ToLint) => watch.hear(message));
}
