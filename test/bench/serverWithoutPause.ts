import { join } from 'node:path';
import { connectionOfProcess, serve } from '../../server/src/lsp/server';
import { BoundedFileSystem } from '../../server/src/platform/boundedFileSystem';
import { LintProcess } from '../../server/src/platform/lintProcess';
import { ManifestThread } from '../../server/src/platform/manifestThread';
import { Judge } from '../../server/src/workspace/judge';

// The server as `server/src/main/server.ts` wires it, but for its clock: whatever it would wait for has come at once, so that an edit is judged without
// the pause in typing that it is given otherwise. Every wait moves the clock on.

const DIST = join(__dirname, '../../dist');
const files = (boundary: string): BoundedFileSystem => new BoundedFileSystem(boundary);
let ahead = 0;

serve(connectionOfProcess(), {
  version: '0',
  files,
  write: () => Promise.resolve({ ok: true }),
  judge(events) {
    const session = new LintProcess(join(DIST, 'lint.cjs'));
    session.onProgress = (progress) => events.progress(progress);
    session.onLost = (message) => events.lost(message);
    session.start();
    return new Judge(session, files);
  },
  manifests: () => new ManifestThread(join(DIST, 'server.cjs')),
  ruleAddress: () => undefined,
  now: () => performance.now() + ahead,
  after(milliseconds, callback) {
    const soon = setImmediate(() => {
      ahead += milliseconds;
      callback();
    });
    return () => clearImmediate(soon);
  },
});
