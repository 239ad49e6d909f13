import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { ConfigurationTarget, type Diagnostic, workspace } from 'vscode';

import { open, replace, sampleFile } from './sample';
import { codeOf, waitForDiagnostics } from './waitForDiagnostics';

const code = 'operation-operationId';
const isMissing = (diagnostic: Diagnostic): boolean => codeOf(diagnostic) === code;

describe('source.fixAll.specwright on save', () => {
  const settings = (): ReturnType<typeof workspace.getConfiguration> => workspace.getConfiguration('editor');
  before(() => settings().update('codeActionsOnSave', { 'source.fixAll.specwright': 'explicit' }, ConfigurationTarget.Workspace));
  after(() => settings().update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace));

  it('applies the safe fixes and leaves the others to the person', async () => {
    const file = sampleFile('bookshop/paths/books.yaml');
    const editor = await open(file);
    const count = (text: string): number => text.match(/^ *operationId:/gm)?.length ?? 0;
    const before = count(readFileSync(file.fsPath, 'utf8'));

    // A line more moves the finding: once it is drawn there, the server has judged the text that is about to be saved.
    const line = (await waitForDiagnostics(file, code, (some) => some.some(isMissing))).find(isMissing)?.range.start.line ?? 0;
    await replace(editor, 'get:', '# Reviewed in spring.\nget:');
    await waitForDiagnostics(file, `${code} a line further down`, (some) =>
      some.some((each) => isMissing(each) && each.range.start.line === line + 1),
    );
    assert.equal(await editor.document.save(), true);
    await waitForDiagnostics(file, `end of ${code}`, (some) => !some.some(isMissing));

    assert.equal(count(readFileSync(file.fsPath, 'utf8')), before + 1);
    assert.equal(editor.document.isDirty, false);
    // A limit that nobody has thought about changes what the API accepts: never without being asked.
    await waitForDiagnostics(file, 'owasp:api4:2023-string-limit', (some) =>
      some.some((each) => codeOf(each) === 'owasp:api4:2023-string-limit'),
    );
  });
});
