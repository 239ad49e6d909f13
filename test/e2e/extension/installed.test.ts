import assert from 'node:assert/strict';

import { extensions } from 'vscode';

describe('the packaged extension', () => {
  it('is the one that is installed, not the project folder', () => {
    const extension = extensions.getExtension('specwright.specwright');
    assert.ok(extension, 'specwright.specwright is not installed');
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]specwright\.specwright-/);
  });
});
