import { fork } from 'node:child_process';
import type { FromLint, LintLoss, ToLint } from '../lint/lintMessages';
import { childLoss } from './childLoss';

/** What works for a `LintProcess`, told and heard by messages. */
export interface LintChild {
  /** The process, where it is one of its own. */
  readonly pid: number | undefined;
  send(message: ToLint): void;
  /** Lets it go when nobody will ask it anything more. */
  leave(): void;
  /** Ends it, whatever it is doing. */
  kill(): void;
}

/** Who hears a child. */
export interface LintParent {
  hear(message: FromLint): void;
  /** Told once that it has ended, or never began, without having said so. */
  lose(loss: LintLoss): void;
}

/** Starts what works for a `LintProcess`; nothing is told before it has returned. */
export type StartLint = (script: string, parent: LintParent) => LintChild;

/** How much of what a child says on its way out is kept, in characters. */
const LAST_WORDS = 8_000;

/** Starts a process of its own. */
export const forkLint: StartLint = (script, parent) => {
  const child = fork(script, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A text of megabytes is copied; written as JSON, it would keep both ends busy for longer than reading it takes.
    serialization: 'advanced',
  });
  child.on('message', (message: FromLint) => parent.hear(message));
  // Of one that was started, the end tells more than a message that did not reach it.
  child.on('error', (error) => {
    if (child.pid === undefined) parent.lose({ reason: 'crash', message: `The linter could not be started: ${error.message}` });
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS)));
  // Its last words are there when its streams have closed, and not before.
  child.on('close', (code, signal) => parent.lose(childLoss(signal ?? `exit ${code}`, lastWords)));
  return {
    pid: child.pid,
    send: (message) => void child.send(message),
    leave() {
      if (child.connected) child.disconnect();
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
