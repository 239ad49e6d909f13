import assert from 'node:assert/strict';
import { fix } from '../../server/src/cli/fix';
import { lint } from '../../server/src/cli/lint';
import type { Exit, Terminal } from '../../server/src/cli/terminal';
import type { LintSession } from '../../server/src/lint/lintSession';
import { Judge } from '../../server/src/workspace/judge';
import { memoryFiles } from '../support/memoryFiles';

const CWD = 'file:///work';
const info = { name: 'specwright:oas', uri: undefined, files: [], sources: {}, rules: 1, enabledRules: 1 };
const never = (): never => assert.fail('not asked for');

/** A session whose lints all end before they are done. */
const cancelled: LintSession = {
  open: () => undefined,
  change: () => undefined,
  close: () => undefined,
  setRuleset: () => Promise.resolve({ kind: 'inForce', info }),
  lint: () => Promise.resolve({ kind: 'cancelled' }),
  cancel: () => undefined,
  dispose: () => undefined,
};

describe('a lint that was cancelled', () => {
  let out: string;
  let err: string;
  const files = memoryFiles({ [`${CWD}/api.yaml`]: 'openapi: 3.0.3\n' });
  const terminal: Terminal = {
    cwd: CWD,
    version: '1.0.0',
    color: false,
    interactive: false,
    columns: never,
    onInterrupt: never,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: never,
    uriOf: (path) => `${CWD}/${path}`,
    defaultBoundary: () => Promise.resolve(CWD),
    expand: (pattern) => Promise.resolve([`${CWD}/${pattern}`]),
    isFolder: () => Promise.resolve(false),
    sizeOf: never,
    isSameFile: never,
    write: never,
    files: () => files,
    mock: never,
    watch: never,
    languageServer: never,
    room: { processes: 2, bytes: 1_000_000 },
    judge: () => new Judge(cancelled, () => files),
  };
  const options = { format: 'stylish', failSeverity: 'off' } as const;
  const runs: Record<string, () => Promise<Exit>> = {
    lint: () => lint(terminal, ['api.yaml'], options),
    fix: () => fix(terminal, ['api.yaml'], options),
  };

  for (const [name, run] of Object.entries(runs))
    it(`is said by ${name}, and is not taken for one without findings`, async () => {
      [out, err] = ['', ''];
      assert.equal(await run(), 2);
      assert.equal(out, '');
      assert.match(err, /^api\.yaml was not judged: its lint was cancelled\./m);
    });
});
