import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledFolder, loadBundle } from '../../../server/src/platform/compiledBundle';
import { folderWith } from '../../support/languageServer';

const BUNDLE = "exports.where = __filename;\nexports.own = require('./own.cjs');\nexports.late = () => 'late';\n";

describe('a bundle with what was compiled of it', () => {
  let outer: ReturnType<typeof folderWith>;
  const path = (): string => join(outer.path, 'bundle.cjs');
  const folder = (): string => join(outer.path, 'cache', 'specwright');
  const kept = (): string => join(folder(), readdirSync(folder())[0] ?? '');
  beforeEach(() => {
    outer = folderWith({ 'bundle.cjs': BUNDLE, 'own.cjs': 'module.exports = 1;\n' });
  });
  afterEach(() => outer.remove());

  function keepOne(): void {
    loadBundle(path(), folder()).keep();
    assert.ok(loadBundle(path(), folder()).compiled);
  }

  it('runs as required, from its text first and from what was kept afterwards', () => {
    const first = loadBundle(path(), folder());
    assert.equal(first.compiled, false);
    first.keep();
    const second = loadBundle(path(), folder());
    assert.equal(second.compiled, true);
    for (const { exports } of [first, second]) {
      assert.deepEqual(Object.keys(Object(exports)), ['where', 'own', 'late']);
      assert.equal(Reflect.get(Object(exports), 'where'), path());
      assert.equal(Reflect.get(Object(exports), 'own'), 1);
    }
    assert.equal(statSync(folder()).mode & 0o777, 0o700);
    assert.equal(statSync(kept()).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder()).length, 1);
  });

  it('keeps nothing where nothing is to be kept or can be', () => {
    loadBundle(path(), undefined).keep();
    outer.write('file', '');
    const unwritable = loadBundle(path(), join(outer.path, 'file', 'specwright'));
    unwritable.keep();
    assert.equal(unwritable.compiled, false);
  });

  it('is kept where each system has such things, and nowhere where Node is told to keep nothing', () => {
    assert.equal(compiledFolder({ XDG_CACHE_HOME: '/var/cache/me' }, 'linux'), join('/var/cache/me', 'specwright'));
    assert.ok(compiledFolder({ XDG_CACHE_HOME: 'cache' }, 'linux')?.endsWith(join('.cache', 'specwright')));
    assert.ok(compiledFolder({}, 'darwin')?.endsWith(join('Library', 'Caches', 'specwright')));
    assert.ok(compiledFolder({}, 'win32')?.endsWith(join('specwright', 'Cache')));
    assert.equal(compiledFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux'), undefined);
  });

  it('is not run from what is not whole', () => {
    keepOne();
    const bytes = readFileSync(kept());
    writeFileSync(kept(), bytes.subarray(0, bytes.length - 1));
    assert.equal(loadBundle(path(), folder()).compiled, false);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(kept(), bytes);
    assert.equal(loadBundle(path(), folder()).compiled, false);
    writeFileSync(kept(), '');
    assert.equal(loadBundle(path(), folder()).compiled, false);
  });

  it('is not run from what others could have written', () => {
    if (process.getuid === undefined) return;
    keepOne();
    chmodSync(kept(), 0o622);
    assert.equal(loadBundle(path(), folder()).compiled, false);
    chmodSync(kept(), 0o600);
    assert.equal(loadBundle(path(), folder()).compiled, true);
    chmodSync(folder(), 0o770);
    const open = loadBundle(path(), folder());
    assert.equal(open.compiled, false);
    const before = readFileSync(kept());
    open.keep();
    assert.deepEqual(readFileSync(kept()), before);
  });

  it('is not run from what was compiled of another text', () => {
    keepOne();
    writeFileSync(path(), BUNDLE.replace('late', 'soon'));
    const { exports, compiled } = loadBundle(path(), folder());
    assert.equal(compiled, false);
    assert.deepEqual(Object.keys(Object(exports)), ['where', 'own', 'soon']);
  });

  it('leaves nothing behind that nobody uses', () => {
    keepOne();
    const old = kept();
    utimesSync(old, 0, 0);
    writeFileSync(path(), `${BUNDLE}exports.more = 1;\n`);
    loadBundle(path(), folder()).keep();
    assert.ok(!readdirSync(folder()).some((name) => old.endsWith(name)));
  });
});
