import assert from 'node:assert/strict';

import { commands, DiagnosticSeverity, window, workspace } from 'vscode';

import { open, replace, sampleFile } from './sample';
import { codeOf, waitForDiagnostics } from './waitForDiagnostics';

const root = 'bookshop/openapi.yaml';
const trailingSlash = 'path-keys-no-trailing-slash';

describe('diagnostics', () => {
  it('carry the rule, its severity, its place and a link to its description', async () => {
    const { document } = await open(sampleFile(root));
    const all = await waitForDiagnostics(document.uri, trailingSlash, (some) => some.some((each) => codeOf(each) === trailingSlash));
    const found = all.find((each) => codeOf(each) === trailingSlash);
    assert.ok(found);
    assert.equal(found.severity, DiagnosticSeverity.Warning);
    assert.equal(document.lineAt(found.range.start.line).text.trim(), '/opening-hours/:');
    // The link leads to the page of the installed package, and there to the line of the rule's heading.
    assert.ok(typeof found.code === 'object');
    const { target } = found.code;
    const page = new TextDecoder().decode(await workspace.fs.readFile(target.with({ fragment: '' })));
    const line = Number(/^L(\d+)$/.exec(target.fragment)?.[1]);
    assert.equal(page.split('\n')[line - 1], `## ${trailingSlash}`);
  });

  it('are in the file where the problem is, though that file is closed', async () => {
    await open(sampleFile(root));
    const part = sampleFile('bookshop/schemas/author.yaml');
    assert.ok(
      workspace.textDocuments.every(({ uri }) => uri.fsPath !== part.fsPath),
      'the part is open',
    );
    const code = 'owasp:api3:2023-no-additionalProperties';
    const all = await waitForDiagnostics(part, code, (some) => some.length > 0);
    // As spectral-cli 6.16.3 reports it for the same rules: line 3, counted from one.
    assert.deepEqual(
      all.map((each) => [codeOf(each), each.range.start.line + 1]),
      [[code, 3]],
    );
  });

  it('follow edits that are not saved, in both directions', async () => {
    const editor = await open(sampleFile(root));
    const { document } = editor;
    const has = (some: readonly { code?: unknown }[]): boolean => some.length > 0;
    await waitForDiagnostics(document.uri, trailingSlash, (some) => has(some.filter((each) => codeOf(each) === trailingSlash)));
    await replace(editor, '/opening-hours/:', '/opening-hours:');
    await waitForDiagnostics(
      document.uri,
      `end of ${trailingSlash}`,
      (some) => !has(some.filter((each) => codeOf(each) === trailingSlash)),
    );
    assert.equal(document.isDirty, true);
    await commands.executeCommand('workbench.action.files.revert');
    await waitForDiagnostics(document.uri, trailingSlash, (some) => has(some.filter((each) => codeOf(each) === trailingSlash)));
  });

  it('come for an untitled document too', async () => {
    const document = await workspace.openTextDocument({
      language: 'yaml',
      content: 'openapi: 3.1.0\ninfo:\n  title: Draft\n  version: "1"\npaths: {}\n',
    });
    await window.showTextDocument(document);
    assert.equal(document.uri.scheme, 'untitled');
    await waitForDiagnostics(document.uri, 'info-contact', (some) => some.some((each) => codeOf(each) === 'info-contact'));
  });
});
