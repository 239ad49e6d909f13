import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../../package.json';
import { pathOfUri } from '../document/uri';
import { connectionOfProcess, serve } from '../lsp/server';
import { BoundedFileSystem } from '../platform/boundedFileSystem';
import { LintProcess } from '../platform/lintProcess';
import { ManifestThread } from '../platform/manifestThread';
import { writeWhole } from '../platform/writeWhole';
import { Judge } from '../workspace/judge';
import { ruleAddresses } from '../workspace/rulePages';
import { runManifestWork } from './manifestWork';

// The main thread talks; a thread of its own makes manifests (ARCHITECTURE.md, “Processes”).
if (isMainThread) runServer();
else runManifestWork();

function runServer(): void {
  const files = (boundary: string): BoundedFileSystem => new BoundedFileSystem(boundary);
  const addresses = ruleAddresses(join(__dirname, '..', 'docs', 'rules'), (path) => readFileSync(path, 'utf8'));

  // A promise that somebody forgot must not end the server under the person's hands; it belongs into the log.
  process.on('unhandledRejection', (reason) =>
    process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`),
  );

  serve(connectionOfProcess(), {
    version,
    files,
    write: (uri, text) => writeWhole(pathOfUri(uri) ?? uri, text),
    judge(events) {
      const session = new LintProcess(join(__dirname, 'lint.cjs'));
      session.onProgress = (progress) => events.progress(progress);
      session.onLost = (message) => events.lost(message);
      // It takes longer to load than the editor takes to open the document for which this server was started.
      session.start();
      return new Judge(session, files);
    },
    manifests: () => new ManifestThread(__filename),
    ruleAddress: (code) => addresses.get(code),
    now: () => performance.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
