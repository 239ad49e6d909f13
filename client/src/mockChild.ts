import { fork, type ChildProcess } from 'node:child_process';
import type { MockCommand, MockEvent } from '../../server/src/protocol';

/** How long a mock may take to open its port, and to serve, in milliseconds. */
const START_WITHIN = 20_000;

/** Where whoever started a mock process hears of it. */
export interface MockListener {
  heard(event: MockEvent): void;
  /** What the process, or the channel to it, complains of. */
  complained(words: string): void;
}

/** A mock's process as its parent has it, from its start to its end. */
export class MockChild {
  /** Resolves with how the process ended, once it has; also where it never came to be. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private over: string | undefined;

  /** Starts the process. `execArgv` is for tests, whose mock is no bundle. */
  constructor(script: string, listener: MockListener, execArgv: readonly string[] = []) {
    const child = fork(script, [], {
      execPath: process.execPath,
      execArgv: [...execArgv],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    child.stderr?.on('data', (chunk: Buffer) => listener.complained(chunk.toString().trimEnd()));
    child.on('message', (event: MockEvent) => listener.heard(event));
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.over ??= how;
        resolve(how);
      };
      child.on('exit', (code, signal) => end(signal ?? `exit ${code}`));
      // A process that runs tells of its end by `exit`; one that could not be started has none.
      child.on('error', (error) => {
        listener.complained(error.message);
        if (child.pid === undefined) end(error.message);
      });
    });
  }

  /** Tells the process something; one that has ended has nothing to be told. */
  tell(command: MockCommand): void {
    if (this.child.connected) this.child.send(command);
  }

  /** Tells the process something and gives what it answers, or the sentence that says why it does not. */
  ask<Type extends 'listening' | 'served'>(command: MockCommand, type: Type): Promise<Extract<MockEvent, { type: Type }> | string> {
    return new Promise((resolve) => {
      const settle = (outcome: Extract<MockEvent, { type: Type }> | string): void => {
        clearTimeout(timer);
        this.child.off('message', onMessage);
        resolve(outcome);
      };
      const timer = setTimeout(() => settle(`The mock did not start within ${START_WITHIN / 1000} seconds.`), START_WITHIN);
      const onMessage = (event: MockEvent): void => {
        if (event.type === 'failed') settle(event.message);
        else if (isOfType(event, type)) settle(event);
      };
      this.child.on('message', onMessage);
      void this.ended.then((how) => settle(`The mock ended before it could serve (${how}). The log says why.`));
      if (this.over === undefined) this.tell(command);
    });
  }

  /** Ends the process whatever it does. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}

function isOfType<Type extends MockEvent['type']>(event: MockEvent, type: Type): event is Extract<MockEvent, { type: Type }> {
  return event.type === type;
}
