import { isMainThread, Worker } from 'node:worker_threads';
import { readToMockChild, type FromMockChild } from '../mockServer/mockMessages';
import { MockProcess } from '../mockServer/mockProcess';

/** The entry of a mock child and of its working thread, which run the same file. */
if (isMainThread) talkToParent();
// Required here and not imported above: the talking thread must listen at once and has no use for Prism.
else require('./mockWorker');

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
  process.on('uncaughtException', (error) => {
    void send({ type: 'failed', message: `The mock has ended: ${error.message}. Start it again.` }).then(() => mock.stop(1));
  });
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
