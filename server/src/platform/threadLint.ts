import type { StartLint } from './lintChild';
import { watchLint } from './lintWatch';

/**
 * Works in a thread of this process, whose main thread watches it and must not compute: there is one process to start and to give memory to. A heap that
 * is full ends the thread alone, but for a single value too large for any; V8 then ends the process, which a process of its own keeps from the parent.
 */
export const threadLint: StartLint = (script, parent) => {
  const watch = watchLint(script, { tell: (message) => parent.hear(message), lost: (loss) => parent.lose(loss) });
  return { pid: undefined, send: (message) => watch.hear(message), leave: () => watch.stop(), kill: () => watch.stop() };
};
