import assert from 'node:assert/strict';
import { readToMockChild, type FromMockChild, type ToMockChild } from '../../../server/src/mockServer/mockMessages';
import type { MockCommand, MockEvent } from '../../../server/src/protocol';

/** The type checker holds these two: what the client says is what the mock understands, and the other way round. */
const understood = (command: MockCommand): ToMockChild => command;
const heard = (event: FromMockChild): MockEvent => event;

describe('the messages between client and mock', () => {
  it('are those that the mock process reads', () => {
    const commands: readonly MockCommand[] = [
      { type: 'start', host: '127.0.0.1', port: 0, dynamic: false, acceptedHosts: [] },
      { type: 'accept', host: 'example.org' },
      { type: 'serve', specs: [{ root: 'file:///a.yaml', texts: {} }] },
      { type: 'stop' },
    ];
    for (const command of commands) assert.deepEqual(readToMockChild(understood(command)), command);
    assert.equal(heard({ type: 'failed', message: 'x' }).type, 'failed');
    assert.equal(readToMockChild({ type: 'other' }), undefined);
  });
});
