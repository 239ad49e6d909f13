import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uriOfPath } from '../../../server/src/document/uri';
import { BoundedFileSystem } from '../../../server/src/platform/boundedFileSystem';
import { writeWhole } from '../../../server/src/platform/writeWhole';
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

describe('writing a file', () => {
  let folder: ReturnType<typeof folderWith>;
  beforeEach(() => (folder = folderWith({ 'a.yaml': 'old\n' })));
  afterEach(() => folder.remove());

  it('replaces it whole, keeps its permissions and leaves nothing beside it', async () => {
    const path = join(folder.path, 'a.yaml');
    chmodSync(path, 0o600);
    assert.deepEqual(await writeWhole(path, 'new\n'), { ok: true });
    assert.equal(readFileSync(path, 'utf8'), 'new\n');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });

  it('leaves what was there when the disk is full', async function () {
    // A pipe through a shell with a file-size limit stands for a full disk: the write fails half way.
    const script = `require(${JSON.stringify(require.resolve('tsx/cjs'))});const {writeWhole}=require(${JSON.stringify(join(__dirname, '../../../server/src/platform/writeWhole.ts'))});process.on('SIGXFSZ',()=>{});writeWhole(${JSON.stringify(join(folder.path, 'a.yaml'))},'x'.repeat(1<<20)).then((r)=>console.log(JSON.stringify(r)));`;
    const out = execFileSync('bash', ['-c', `ulimit -f 64; exec "$0" -e "$1"`, process.execPath, script]).toString();
    assert.match(out, /"ok":false/);
    assert.equal(readFileSync(join(folder.path, 'a.yaml'), 'utf8'), 'old\n');
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });

  it('says what stands in the way', async () => {
    const message = async (path: string): Promise<string> => {
      const written = await writeWhole(join(folder.path, path), 'x');
      return written.ok ? 'written' : written.message;
    };
    assert.match(await message('no/a.yaml'), /its folder does not exist/);
    assert.match(await message('.'), /is a folder/);
  });
});
