import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uriOfPath } from '../../../server/src/document/uri';
import { BoundedFileSystem } from '../../../server/src/platform/boundedFileSystem';
import { folderWith } from '../../support/languageServer';

describe('the files within a boundary', () => {
  let outer: ReturnType<typeof folderWith>;
  let work: string;
  let files: BoundedFileSystem;

  beforeEach(() => {
    outer = folderWith({ 'work/api.yaml': 'a: 1\n', 'outside/secret.yaml': 'secret\n', 'work-2/sibling.yaml': 'b: 1\n' });
    work = join(outer.path, 'work');
    files = new BoundedFileSystem(uriOfPath(work));
  });
  afterEach(() => outer.remove());

  const refusal = async (uri: string): Promise<string> => {
    const read = await files.read(uri);
    return read.ok ? `read: ${read.text}` : read.reason;
  };

  it('are read', async () => assert.deepEqual(await files.read(uriOfPath(join(work, 'api.yaml'))), { ok: true, text: 'a: 1\n' }));

  it('do not include what lies outside, by whatever road', async () => {
    symlinkSync('../outside/secret.yaml', join(work, 'link.yaml'));
    symlinkSync('../outside', join(work, 'linked'));
    symlinkSync('/dev/zero', join(work, 'zero.yaml'));
    const base = uriOfPath(work);
    const roads = [
      `${base}/../outside/secret.yaml`,
      `${base}/..%2foutside/secret.yaml`,
      `${base}/%2e%2e/outside/secret.yaml`,
      `${base}/link.yaml`,
      `${base}/linked/secret.yaml`,
      `${base}/zero.yaml`,
      `${base}-2/sibling.yaml`,
      uriOfPath(join(outer.path, 'outside/secret.yaml')),
      'file:///etc/passwd',
      'file://host/share/x.yaml',
      uriOfPath('\\\\host\\share\\x.yaml'),
    ];
    for (const road of roads) assert.equal(await refusal(road), 'outside', road);
    for (const road of ['http://127.0.0.1:9/x.yaml', 'data:,x', 'ftp://x/y']) assert.equal(await refusal(road), 'scheme', road);
  });

  it('are regular files, not pipes, folders or what is missing', async () => {
    execFileSync('mkfifo', [join(work, 'pipe.yaml')]);
    mkdirSync(join(work, 'folder'));
    symlinkSync('nowhere', join(work, 'dangling.yaml'));
    symlinkSync('loop.yaml', join(work, 'loop.yaml'));
    assert.equal(await refusal(uriOfPath(join(work, 'pipe.yaml'))), 'special');
    assert.equal(await refusal(uriOfPath(join(work, 'folder'))), 'folder');
    assert.equal(await refusal(uriOfPath(join(work, 'nowhere.yaml'))), 'missing');
    assert.equal(await refusal(uriOfPath(join(work, 'dangling.yaml'))), 'unreadable');
    assert.equal(await refusal(uriOfPath(join(work, 'loop.yaml'))), 'unreadable');
    assert.equal(await refusal(`${uriOfPath(work)}/a%00b.yaml`), 'missing');
  });

  it('are at most 50 MB large', async () => {
    writeFileSync(join(work, 'large.yaml'), '');
    truncateSync(join(work, 'large.yaml'), 50 * 1024 * 1024 + 1);
    assert.equal(await refusal(uriOfPath(join(work, 'large.yaml'))), 'tooLarge');
  });

  it('may be reached by a link that stays inside, and when the boundary itself is one', async () => {
    symlinkSync('api.yaml', join(work, 'same.yaml'));
    symlinkSync('work', join(outer.path, 'alias'));
    assert.equal(await refusal(uriOfPath(join(work, 'same.yaml'))), 'read: a: 1\n');
    const aliased = new BoundedFileSystem(uriOfPath(join(outer.path, 'alias')));
    assert.equal((await aliased.read(uriOfPath(join(outer.path, 'alias/api.yaml')))).ok, true);
  });
});
