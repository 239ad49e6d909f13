import { isMainThread, parentPort, Worker, type MessagePort } from 'node:worker_threads';
import { readToMockChild, type FromMockChild } from '../mockServer/mockMessages';
import { MockProcess } from '../mockServer/mockProcess';

/** The entry of a mock child and of its working thread, which run the same file. */
if (isMainThread) talkToParent();
// Required here and not imported above: the talking thread must listen at once and has no use for Prism.
else work(require('../mockServer/mockWorker'));

function work(loaded: unknown): void {
  if (parentPort !== null && isWorkerModule(loaded)) loaded.workFor(parentPort);
}

function isWorkerModule(loaded: unknown): loaded is { workFor(port: MessagePort): void } {
  return typeof loaded === 'object' && loaded !== null && 'workFor' in loaded && typeof loaded.workFor === 'function';
}

function talkToParent(): void {
  if (process.send === undefined) {
    process.stderr.write('This part of Specwright is started by Specwright itself. Run “specwright mock” instead.\n');
    process.exit(2);
  }
  const mock = new MockProcess({ startWorker, send, end: (code) => process.exit(code) });
  process.on('message', (message: unknown) => {
    const heard = readToMockChild(message);
    if (heard !== undefined) mock.hear(heard);
  });
  // At once: whoever started this process is gone, and the thread may be stuck.
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C reaches every process of a terminal: this one then ends as if it had been told to, and says nothing of its own.
  process.on('SIGINT', () => mock.stop(0));
  process.on('SIGTERM', () => mock.stop(0));
  process.on('uncaughtException', (error) => void mock.fail(error));
}

function startWorker(): Worker {
  // A schema is compiled along its references, one call inside the other: a chain of some hundred needs more than the usual stack.
  const worker = new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 64 }, stdout: true, stderr: true });
  // Prism's parts print notes on schemas; nobody is there to read them, and unread they would pile up.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

function send(message: FromMockChild): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
