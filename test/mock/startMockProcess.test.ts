import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMockProcess } from '../../server/src/platform/mockProcess';
import { folderWith } from '../support/languageServer';

const OPTIONS = { host: '127.0.0.1', port: 0, dynamic: false };
const LISTENING = `process.send({ type: 'listening', host: '127.0.0.1', port: 4010, requestedPort: 0 });`;

describe('starting a mock process', () => {
  let folder: ReturnType<typeof folderWith>;
  before(() => (folder = folderWith({})));
  after(() => folder.remove());

  /** What comes of a child that runs this script. */
  const start = (script: string): ReturnType<typeof startMockProcess> => {
    const path = join(folder.path, 'child.cjs');
    writeFileSync(path, script);
    return startMockProcess(path, OPTIONS, [], () => undefined, { toListen: 1_000, toServe: 1_000 });
  };

  it('gives up on one that never listens', async () => {
    assert.equal(await start(`process.on('message', () => undefined);`), 'The mock did not answer within 1 seconds. Start it again.');
  });

  it('gives up on one that listens and never serves', async () => {
    assert.equal(
      await start(`process.on('message', () => undefined); ${LISTENING}`),
      'The mock did not answer within 1 seconds. Start it again.',
    );
  });

  it('says how one ended that could not even listen', async () => {
    assert.equal(await start('process.exit(3);'), 'The mock ended unexpectedly (exit 3).');
    assert.equal(await start('process.exit(0);'), 'The mock ended before it could serve.');
  });

  it('says why one cannot be started at all', async () => {
    const { execPath } = process;
    process.execPath = join(folder.path, 'absent');
    try {
      const outcome = await start('');
      assert.ok(typeof outcome === 'string' && /^The mock could not be started: .*ENOENT.*\.$/.test(outcome), JSON.stringify(outcome));
    } finally {
      process.execPath = execPath;
    }
  });

  it('survives a message to one that has closed its channel, and says how it ended', async () => {
    const running = await start(
      `process.on('message', ({ type }) => {
        if (type === 'start') ${LISTENING}
        else process.send({ type: 'served', ok: true, problems: [], milliseconds: 1, entry: '/a' }, () => {
          process.exitCode = 7;
          process.disconnect();
        });
      });`,
    );
    assert.ok(typeof running !== 'string', 'it runs');
    running.serve([]);
    running.serve([]);
    assert.equal(await running.ended, 'The mock ended unexpectedly (exit 7).');
    running.serve([]);
  });
});
