import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, PROJECT } from '../support/languageServer';

/** A document that answers with an example that says `word`. */
function answering(word: string): string {
  return `openapi: 3.0.3
info: {title: A, version: '1'}
paths:
  /word:
    get:
      responses:
        '200': {description: ok, content: {application/json: {example: ${word}}}}
`;
}

const WITH_PART = `openapi: 3.0.3
info: {title: A, version: '1'}
paths:
  /word:
    $ref: part.yaml
`;
const part = (word: string): string =>
  `get:\n  responses:\n    '200': {description: ok, content: {application/json: {example: ${word}}}}\n`;

describe('specwright mock follows its files', function () {
  this.timeout(60_000);
  let folder: ReturnType<typeof folderWith>;
  let child: ChildProcess;
  let said = '';

  /** Starts a mock of files on a port of the system's choice; gives its address. */
  async function start(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
    folder = folderWith(files);
    said = '';
    const started = spawn(process.execPath, [join(PROJECT, 'dist/cli.cjs'), 'mock', ...args, '--port', '0'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const address = await new Promise<string>((resolve, reject) => {
      started.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
      started.once('exit', () => reject(new Error(said)));
    });
    return address;
  }

  afterEach(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null], said);
    folder.remove();
  });

  /** Asks until the mock answers with this word; the test's own limit bounds it. */
  async function untilIt(address: string, says: string): Promise<void> {
    for (let answer = ''; answer !== `200 "${says}"`;) {
      const response = await fetch(`${address}/word`);
      answer = `${response.status} ${await response.text()}`;
    }
  }

  /** Waits until it has written so to standard error. */
  async function untilSaid(pattern: RegExp): Promise<void> {
    while (!pattern.test(said)) await once(child.stderr ?? child, 'data');
  }

  it('when one was replaced, removed and put back, emptied and filled', async () => {
    const address = await start({ 'api.yaml': answering('first') }, 'api.yaml');
    await untilIt(address, 'first');
    folder.write('new.yaml', answering('second'));
    renameSync(join(folder.path, 'new.yaml'), join(folder.path, 'api.yaml'));
    await untilIt(address, 'second');
    rmSync(join(folder.path, 'api.yaml'));
    await untilSaid(/The last good version is served\./);
    await untilIt(address, 'second');
    folder.write('api.yaml', answering('third'));
    await untilIt(address, 'third');
    folder.write('api.yaml', '');
    await untilSaid(/is empty\./);
    folder.write('api.yaml', answering('fourth'));
    await untilIt(address, 'fourth');
  });

  it('when a part comes that was not there, goes and comes again', async () => {
    const address = await start({ 'api.yaml': answering('first') }, 'api.yaml');
    folder.write('api.yaml', WITH_PART);
    await untilSaid(/part\.yaml/);
    folder.write('part.yaml', part('second'));
    await untilIt(address, 'second');
    const before = said;
    rmSync(join(folder.path, 'part.yaml'));
    while (said.slice(before.length).split('part.yaml').length < 2) await once(child.stderr ?? child, 'data');
    folder.write('part.yaml', part('third'));
    await untilIt(address, 'third');
  });

  it('of two, when the other cannot be read', async () => {
    const address = await start({ 'a.yaml': answering('first'), 'b.yaml': answering('other').replace('/word', '/b') }, 'a.yaml', 'b.yaml');
    rmSync(join(folder.path, 'b.yaml'));
    await untilSaid(/b\.yaml/);
    folder.write('a.yaml', answering('second'));
    await untilIt(address, 'second');
    assert.equal((await fetch(`${address}/b`)).status, 200, 'the last good version of the other');
  });
});
