import { parentPort, workerData } from 'node:worker_threads';
import type { FileSystem } from '../document/fileSystem';
import { LintControl } from '../lint/lintControl';
import type { FromLint, ToLint } from '../lint/lintMessages';
import { SpectralSession } from '../lint/spectralSession';
import { BoundedFileSystem } from '../platform/boundedFileSystem';
import { fetchText } from '../platform/fetchText';

/** The working thread of the lint process: a session whose calls come as messages. */
export function runLintWorker(): void {
  const port = parentPort;
  if (port === null) return;
  const post = (message: FromLint): void => port.postMessage(message);
  const boundaries = new Map<string, FileSystem>();
  const files = (boundary: string): FileSystem => {
    const known = boundaries.get(boundary) ?? new BoundedFileSystem(boundary);
    boundaries.set(boundary, known);
    return known;
  };
  const control = new LintControl(workerData instanceof SharedArrayBuffer ? workerData : undefined);
  const session = new SpectralSession({ files, fetchText, now: () => performance.now() }, control);
  session.onRules = (names) => post({ type: 'rules', names });
  port.on('message', (message: ToLint) => {
    switch (message.type) {
      case 'open':
        return session.open(message.uri, message.text);
      case 'change':
        return session.change(message.uri, message.edits);
      case 'close':
        return session.close(message.uri);
      case 'setRuleset': {
        const { id, key, requests, boundary, sources } = message;
        return void session.setRuleset(key, requests, boundary, sources).then((reply) => post({ type: 'rulesetReply', id, reply }));
      }
      case 'lint': {
        const { id, request } = message;
        return void session.lint(request).then((reply) => post({ type: 'lintReply', id, reply }));
      }
      case 'cancel':
        return session.cancel(message.root);
    }
  });
}
