import assert from 'node:assert/strict';
import { join } from 'node:path';
import { truncateSync } from 'node:fs';
import { fitsInAThread } from '../../../server/src/platform/lintAhead';
import { folderWith } from '../../support/languageServer';

describe('what judges ahead', () => {
  let folder: ReturnType<typeof folderWith>;
  beforeEach(() => {
    folder = folderWith({ 'api.yaml': 'openapi: 3.0.3\n', 'large.json': '' });
    truncateSync(join(folder.path, 'large.json'), 33 * 1024 * 1024);
  });
  afterEach(() => folder.remove());

  it('is a thread for files that are there and small', () => {
    const file = join(folder.path, 'api.yaml');
    assert.ok(fitsInAThread([file]));
    assert.ok(fitsInAThread(['-f', 'json', '-r', 'specwright:oas', file, file]));
    assert.ok(fitsInAThread([join(file, 'below'), 'not there']), 'whatever the subcommand will complain about');
  });

  it('is a process for what is large, or not known', () => {
    const file = join(folder.path, 'api.yaml');
    assert.equal(fitsInAThread([join(folder.path, 'large.json')]), false);
    assert.equal(fitsInAThread(['**/*.yaml']), false);
    assert.equal(fitsInAThread(['-']), false);
    assert.equal(fitsInAThread([file, '--allow-functions']), false);
  });
});
