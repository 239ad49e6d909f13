import { parentPort, workerData } from 'node:worker_threads';
import type { FileSystem } from '../document/fileSystem';
import type { DocumentCheck } from '../lint/documentCheck';
import { LintControl } from '../lint/lintControl';
import { START_OF_TEXT } from '../document/position';
import type { FromLint, ToLint } from '../lint/lintMessages';
import type { LintReply } from '../lint/lintSession';
import { SentFindings } from '../lint/rememberedFindings';
import { SpectralSession } from '../lint/spectralSession';
import { gatewayFindings } from '../manifest/findings/gatewayFindings';
import { BoundedFileSystem } from '../platform/boundedFileSystem';
import { fetchText } from '../platform/fetchText';
import { withinTime } from '../platform/withinTime';

/** The checks that shipped rulesets use, by the names that those have for them. */
const CHECKS: ReadonlyMap<string, DocumentCheck> = new Map([['gatewayFindings', gatewayFindings]]);

/** The working thread of the lint process: a session whose calls come as messages. `beforeReply` is called before a lint is answered. */
export function runLintWorker(beforeReply: () => void): void {
  const port = parentPort;
  if (port === null) return;
  const post = (message: FromLint): void => port.postMessage(message);
  const boundaries = new Map<string, FileSystem>();
  const files = (boundary: string): FileSystem => {
    const known = boundaries.get(boundary) ?? new BoundedFileSystem(boundary);
    boundaries.set(boundary, known);
    return known;
  };
  // A schema in a document may say `$async`, which no JSON Schema knows and ajv does: it then checks in a promise that nobody waits for.
  const stray = new Set<string>();
  process.on('unhandledRejection', (reason) => stray.add(reason instanceof Error ? reason.message : String(reason)));
  const withStray = (reply: LintReply): LintReply => {
    const messages = [...stray];
    stray.clear();
    if (reply.kind !== 'done' || messages.length === 0) return reply;
    const { outcome } = reply;
    const failures = messages.map((message) => ({
      message: `A check of this document ended on its own: ${message}`,
      uri: outcome.root,
      range: START_OF_TEXT,
    }));
    return { kind: 'done', outcome: { ...outcome, failures: [...outcome.failures, ...failures] } };
  };
  const control = new LintControl(workerData instanceof SharedArrayBuffer ? workerData : undefined);
  const session = new SpectralSession({ files, fetchText, checks: CHECKS, within: withinTime, now: () => performance.now() }, control);
  const sent = new SentFindings();
  session.onRules = (names, characters) => post({ type: 'rules', names, characters });
  port.on('message', (message: ToLint) => {
    switch (message.type) {
      case 'open':
        sent.opened(message.uri);
        return session.open(message.uri, message.text);
      case 'change':
        return session.change(message.uri, message.edits);
      case 'close':
        if (sent.closed(message.uri)) post({ type: 'forgotten', root: message.uri });
        return session.close(message.uri);
      case 'setRuleset': {
        const { id, key, requests, boundary, sources } = message;
        return void session.setRuleset(key, requests, boundary, sources).then((reply) => post({ type: 'rulesetReply', id, reply }));
      }
      case 'lint': {
        const { id, request } = message;
        return void session.lint(request).then((reply) =>
          setImmediate(() => {
            beforeReply();
            post({ type: 'lintReply', id, ...sent.send(request, withStray(reply)) });
          }),
        );
      }
      case 'cancel':
        return session.cancel(message.root);
    }
  });
}
