import assert from 'node:assert/strict';
import type { Terminal } from '../../server/src/cli/terminal';

const never = (): never => assert.fail('not asked for');

/** A terminal of which nothing may be asked; a test puts over it what it has a use for. */
export function unusedTerminal(): Terminal {
  return {
    cwd: 'file:///work',
    version: '1.0.0',
    color: false,
    interactive: false,
    columns: never,
    onInterrupt: never,
    out: never,
    err: never,
    stdin: never,
    uriOf: never,
    defaultBoundary: never,
    expand: never,
    isFolder: never,
    sizeOf: never,
    isSameFile: never,
    write: never,
    files: never,
    mock: never,
    watch: never,
    languageServer: never,
    room: { processes: 1, bytes: 0 },
    judge: never,
  };
}
