import type { MessagePort } from 'node:worker_threads';
import { MockSet } from '../mock/mockSet';
import type { FromMockWorker, ToMockWorker } from './workerMessages';

/** The working thread: answers what comes through its port from a set of mocks, one message after the other. */
export function workFor(port: MessagePort): void {
  let mocks: MockSet | undefined;
  const answer = async (message: ToMockWorker): Promise<FromMockWorker> => {
    if (message.type === 'serve') {
      const start = performance.now();
      mocks ??= new MockSet({ dynamic: message.dynamic });
      const served = mocks.serve(message.specs);
      return { type: 'served', served, milliseconds: performance.now() - start };
    }
    const set = mocks ?? new MockSet({ dynamic: false });
    return { type: 'response', response: await set.respond(message.request) };
  };
  port.on('message', (message: ToMockWorker) => {
    void answer(message).then((result) => port.postMessage(result));
  });
}
