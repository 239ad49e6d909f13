import assert from 'node:assert/strict';

import { commands, extensions, workspace } from 'vscode';

import { open, sampleFile } from './sample';
import { serverRuns } from './serverRuns';
import { ourDiagnostics, waitForDiagnostics } from './waitForDiagnostics';

const kubernetes = `# openapi: 3.1.0 is what the ingress serves
apiVersion: v1
kind: Service
metadata:
  name: openapi
spec:
  ports:
    - port: 80
`;

describe('the packaged extension', () => {
  it('is the one that is installed, not the project folder', () => {
    const extension = extensions.getExtension('specwright.specwright');
    assert.ok(extension, 'specwright.specwright is not installed');
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]specwright\.specwright-/);
  });

  it('leaves a Kubernetes file alone that mentions openapi in a comment', async function () {
    const file = sampleFile('service.yaml');
    await workspace.fs.writeFile(file, new TextEncoder().encode(kubernetes));
    await open(file);
    await extensions.getExtension('specwright.specwright')?.activate();
    assert.notEqual(serverRuns(), true, 'the language server started');

    await open(sampleFile('bookshop/openapi.yaml'));
    await waitForDiagnostics(sampleFile('bookshop/openapi.yaml'), 'finding', (all) => all.length > 0);
    assert.notEqual(serverRuns(), false, 'the language server did not start');
    assert.deepEqual(ourDiagnostics(file), []);
  });

  it('has every command that its package declares', async () => {
    const declared = extensions.getExtension('specwright.specwright')?.packageJSON?.contributes?.commands;
    assert.ok(Array.isArray(declared));
    const names = declared.map(({ command }: { command: string }) => command);
    for (const name of [
      'startMock',
      'stopMock',
      'openMock',
      'exportManifest',
      'selectRuleset',
      'fixAll',
      'lintWorkspace',
      'restartServer',
      'showLog',
    ]) {
      assert.ok(names.includes(`specwright.${name}`), `specwright.${name} is not declared`);
    }
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      names.filter((name: string) => !registered.has(name)),
      [],
    );
  });
});
