import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cached } from '../support/vscode/cache';
import { cutDependencies } from '../support/vscode/cut';
import { assertPinned, environmentForNpm } from '../support/vscode/npm';
import { keptDependencies } from '../support/vscode/release';

describe('the installation of VS Code for the tests', () => {
  let folder: string;
  const variables = ['SPECWRIGHT_VSCODE_CACHE', 'npm_config_workspace', 'npm_config_registry', 'npm_lifecycle_event'];
  const before = variables.map((name) => [name, process.env[name]] as const);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'specwright-install-test-'));
    process.env['SPECWRIGHT_VSCODE_CACHE'] = folder;
  });
  afterEach(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(folder, { recursive: true });
  });

  it('is done again after one that was broken off, of which nothing is left', async () => {
    const broken = cached('thing', 1, async (unfinished) => {
      await writeFile(join(unfinished, 'half'), '');
      throw new Error('broken off');
    });
    await assert.rejects(broken, /broken off/);
    assert.deepEqual(readdirSync(folder), []);

    const finished = await cached('thing', 1, (unfinished) => writeFile(join(unfinished, 'whole'), ''));
    assert.deepEqual(readdirSync(finished), ['whole']);
  });

  it('is done once for one recipe, and anew for another', async () => {
    let builds = 0;
    const build = async (): Promise<void> => void builds++;
    const first = await cached('thing', { version: 1 }, build);
    assert.equal(await cached('thing', { version: 1 }, build), first);
    assert.equal(builds, 1);
    assert.notEqual(await cached('thing', { version: 2 }, build), first);
    assert.equal(builds, 2);
  });

  it('refuses bytes that are not the pinned ones', async () => {
    const tarball = join(folder, 'thing.tgz');
    await writeFile(tarball, 'abc');
    // The SHA-512 of "abc" as FIPS 180 gives it.
    const hex =
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
      '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f';
    const integrity = `sha512-${Buffer.from(hex, 'hex').toString('base64')}`;
    await assertPinned(tarball, { name: 'thing', version: '1.0.0', integrity });
    await writeFile(tarball, 'abd');
    await assert.rejects(assertPinned(tarball, { name: 'thing', version: '1.0.0', integrity }), /not what was pinned/);
  });

  it('leaves out what an outer npm says of its own job, and keeps where packages come from', () => {
    process.env['npm_config_workspace'] = 'elsewhere';
    process.env['npm_lifecycle_event'] = 'test';
    process.env['npm_config_registry'] = 'kept';
    const environment = environmentForNpm();
    assert.equal(environment['npm_config_workspace'], undefined);
    assert.equal(environment['npm_lifecycle_event'], undefined);
    assert.equal(environment['npm_config_registry'], 'kept');
    assert.equal(environment['PATH'], process.env['PATH']);
  });

  it('cuts dependencies to the kept ones, and says so where one of them is no longer listed', async () => {
    const file = join(folder, 'package.json');
    const kept = Object.fromEntries([...keptDependencies].map((name) => [name, '1.0.0']));
    await writeFile(file, JSON.stringify({ name: 'server', dependencies: { ...kept, kerberos: '2.0.0' } }));
    await cutDependencies(folder);
    assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), { name: 'server', dependencies: kept });

    await writeFile(file, JSON.stringify({ dependencies: { kerberos: '2.0.0' } }));
    await assert.rejects(cutDependencies(folder), /lacks a dependency/);
  });
});
