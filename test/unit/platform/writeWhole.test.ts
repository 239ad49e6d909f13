import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, constants, lstatSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { writeWhole } from '../../../server/src/platform/writeWhole';
import { folderWith } from '../../support/languageServer';

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

  it('keeps permissions that the umask would take away', async () => {
    const path = join(folder.path, 'a.yaml');
    chmodSync(path, 0o666);
    const umask = process.umask(0o077);
    try {
      assert.deepEqual(await writeWhole(path, 'new\n'), { ok: true });
    } finally {
      process.umask(umask);
    }
    assert.equal(statSync(path).mode & 0o777, 0o666);
  });

  it('writes the file that links lead to, and leaves the links', async () => {
    symlinkSync('a.yaml', join(folder.path, 'link.yaml'));
    symlinkSync('link.yaml', join(folder.path, 'again.yaml'));
    assert.deepEqual(await writeWhole(join(folder.path, 'again.yaml'), 'new\n'), { ok: true });
    assert.equal(readFileSync(join(folder.path, 'a.yaml'), 'utf8'), 'new\n');
    for (const link of ['link.yaml', 'again.yaml']) assert.ok(lstatSync(join(folder.path, link)).isSymbolicLink(), link);
    assert.deepEqual(
      readdirSync(folder.path).sort((a, b) => a.localeCompare(b, 'en')),
      ['a.yaml', 'again.yaml', 'link.yaml'],
    );
  });

  it('writes a file whose name is as long as names may be', async () => {
    const path = join(folder.path, 'ä'.repeat(127));
    assert.deepEqual(await writeWhole(path, 'new\n'), { ok: true });
    assert.deepEqual(await writeWhole(path, 'newer\n'), { ok: true });
    assert.equal(readFileSync(path, 'utf8'), 'newer\n');
  });

  it('writes nothing outside of a boundary, wherever links lead by then', async () => {
    folder.write('work/b.yaml', 'old\n');
    const work = join(folder.path, 'work');
    symlinkSync('../a.yaml', join(work, 'out.yaml'));
    symlinkSync('..', join(work, 'up'));
    symlinkSync('work', join(folder.path, 'known-as'));
    const message = async (name: string): Promise<string> => {
      const written = await writeWhole(join(work, name), 'new\n', work);
      return written.ok ? 'written' : written.message;
    };
    for (const name of ['out.yaml', 'up/a.yaml', 'up/new.yaml'])
      assert.match(await message(name), /lies outside of .*nothing outside is written/, name);
    assert.equal(readFileSync(join(folder.path, 'a.yaml'), 'utf8'), 'old\n');
    assert.equal(await message('b.yaml'), 'written');
    const linked = join(folder.path, 'known-as');
    assert.deepEqual(await writeWhole(join(linked, 'b.yaml'), 'newer\n', linked), { ok: true }, 'a boundary that is a link itself');
    assert.deepEqual(
      readdirSync(folder.path).sort((a, b) => a.localeCompare(b, 'en')),
      ['a.yaml', 'known-as', 'work'],
    );
  });

  it('waits for nobody to read from a pipe', async () => {
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    const written = await writeWhole(join(folder.path, 'pipe'), 'x');
    assert.ok(!written.ok && /nobody reads from this pipe\. Start the reader first\./.test(written.message), JSON.stringify(written));
    assert.ok(lstatSync(join(folder.path, 'pipe')).isFIFO());
  });

  it('writes all of a text into a pipe, more than fits into it at once', async () => {
    const path = join(folder.path, 'pipe');
    execFileSync('mkfifo', [path]);
    // Open for both, a pipe neither waits for a writer nor ends before there was one.
    const reader = new Socket({ fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK), readable: true, writable: false });
    const text = 'äb'.repeat(200_000);
    let bytes = 0;
    const read = new Promise<void>((resolve) =>
      reader.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= Buffer.byteLength(text)) resolve();
      }),
    );
    assert.deepEqual(await writeWhole(path, text), { ok: true });
    await read;
    reader.destroy();
    assert.equal(bytes, 600_000);
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
    symlinkSync('nowhere.yaml', join(folder.path, 'dangling.yaml'));
    assert.match(await message('dangling.yaml'), /it is a link that leads nowhere/);
  });
});
