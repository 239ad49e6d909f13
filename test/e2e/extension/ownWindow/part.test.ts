import assert from 'node:assert/strict';

import { extensions, workspace } from 'vscode';

import { open, sampleFile } from '../sample';
import { serverRuns } from '../serverRuns';
import { codeOf, waitForDiagnostics } from '../waitForDiagnostics';

describe('a part, opened alone as the first file of a window', () => {
  it('wakes the server, and shows what its closed root finds in it', async () => {
    await extensions.getExtension('specwright.specwright')?.activate();
    assert.notEqual(serverRuns(), true, 'the language server started before there was work for it');

    const { document } = await open(sampleFile('bookshop/schemas/author.yaml'));
    assert.doesNotMatch(document.getText(), /openapi|swagger/);
    const code = 'owasp:api3:2023-no-additionalProperties';
    const all = await waitForDiagnostics(document.uri, code, (some) => some.length > 0);
    // As spectral-cli 6.16.3 reports it for the root and the same rules: line 3, counted from one.
    assert.deepEqual(
      all.map((each) => [codeOf(each), each.range.start.line + 1]),
      [[code, 3]],
    );
    assert.notEqual(serverRuns(), false);
    assert.ok(
      workspace.textDocuments.every(({ uri }) => uri.path !== sampleFile('bookshop/openapi.yaml').path),
      'the root is open',
    );
  });
});
