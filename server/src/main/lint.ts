import { isMainThread } from 'node:worker_threads';
import { watchLintWorker } from './lintWatch';
import { runLintWorker } from './lintWork';

// The lint process: its main thread talks with the parent and watches, a thread of its own works (ARCHITECTURE.md, “Processes”).
if (isMainThread) watchLintWorker(__filename);
else runLintWorker();
