import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { commands, ConfigurationTarget, type Diagnostic, languages, Range, TextEdit, type TextEditor, type Uri, workspace } from 'vscode';
import { parse, parseDocument } from 'yaml';

import { open, replace, sampleFile } from './sample';
import { codeOf, waitForDiagnostics } from './waitForDiagnostics';

/** Two operations without an operationId, one in block and one in flow style, and a tag that is listed nowhere; none of it as the formatter writes it. */
const untidy = `openapi: 3.0.3
info: {title: "Kiosks",   version: "1.0.0"}
# What is sold where.
paths:
  /kiosks:
    get:
        description:   "All kiosks."   # of the town
        tags: [kiosks]
        responses: {'200': {description: OK}}
  /papers:
    get: {description: All papers., tags: [kiosks], responses: {'200': {description: OK}}}
`;

/** As strict a formatter as there is: it writes the whole document anew, in a style that is not the one in which fixes are written. */
function formatted(text: string): string {
  const document = parseDocument(text);
  return document.toString({ indent: 4, flowCollectionPadding: true, lineWidth: 100 });
}

describe('source.fixAll.specwright and a formatter on save', () => {
  const set = (name: string, value: unknown): Thenable<void> =>
    workspace.getConfiguration('editor').update(name, value, ConfigurationTarget.Workspace);
  before(async () => {
    await set('codeActionsOnSave', { 'source.fixAll.specwright': 'explicit' });
    await set('formatOnSave', true);
  });
  after(async () => {
    await set('codeActionsOnSave', undefined);
    await set('formatOnSave', undefined);
  });

  const found = (code: string) => (each: Diagnostic) => codeOf(each) === code;
  const onDisk = (file: Uri): string => readFileSync(file.fsPath, 'utf8');

  /** Moves a finding one line down and waits until it is drawn there: then the server has judged the text that is about to be saved. */
  async function moveDown(editor: TextEditor, code: string, from: string, to: string): Promise<void> {
    const { uri } = editor.document;
    const first = (await waitForDiagnostics(uri, code, (all) => all.some(found(code)))).find(found(code));
    const line = (first?.range.start.line ?? 0) + 1;
    await replace(editor, from, to);
    await waitForDiagnostics(uri, `${code} a line further down`, (all) =>
      all.some((each) => found(code)(each) && each.range.start.line === line),
    );
  }

  /** Saves once more, by the command, which runs fixes and formatters although nothing has changed. */
  async function saveAgain(file: Uri): Promise<string> {
    const before = onDisk(file);
    await commands.executeCommand('workbench.action.files.save');
    assert.equal(onDisk(file), before, 'a second save changed something');
    return before;
  }

  it('that VS Code brings along for JSON: a second save changes nothing', async () => {
    const file = sampleFile('inventory.json');
    const editor = await open(file);
    await moveDown(editor, 'operation-description', '"schemes": [', '"schemes":\n[');
    assert.equal(await editor.document.save(), true);
    await waitForDiagnostics(file, 'end of operation-description', (all) => !all.some(found('operation-description')));
    assert.doesNotMatch(onDisk(file), /"schemes":\n/, 'VS Code formatted it');
    JSON.parse(await saveAgain(file));
  });

  it('of another extension for YAML: a second save changes nothing', async () => {
    const calls: string[] = [];
    const formatter = languages.registerDocumentFormattingEditProvider('yaml', {
      provideDocumentFormattingEdits(document) {
        const text = document.getText();
        calls.push(text);
        return [TextEdit.replace(new Range(document.positionAt(0), document.positionAt(text.length)), formatted(text))];
      },
    });
    try {
      const file = sampleFile('kiosks.yaml');
      await workspace.fs.writeFile(file, new TextEncoder().encode(untidy));
      const editor = await open(file);
      await moveDown(editor, 'operation-operationId', '# What is sold where.', '# What is sold,\n# and where.');
      assert.equal(await editor.document.save(), true);
      const isDone = (all: readonly Diagnostic[]): boolean =>
        !all.some((each) => ['operation-operationId', 'operation-tag-defined'].includes(codeOf(each)));
      await waitForDiagnostics(file, 'end of what has a safe fix', isDone);

      const [given, ...others] = calls;
      assert.equal(others.length, 0);
      assert.match(given ?? '', /operationId:/, 'the formatter was given the text with its fixes');
      assert.match(given ?? '', /"All kiosks."   # of the town/, 'the fixes left everything else as it was');
      const saved = await saveAgain(file);
      assert.equal(calls.length, 2, 'the formatter ran again');
      assert.equal(saved, formatted(given ?? ''), 'the formatter had the last word');
      assert.notEqual(saved, given);
      const { paths, tags }: { paths: Record<string, { get: { operationId: string } }>; tags: { name: string }[] } = parse(saved);
      assert.deepEqual(
        Object.values(paths).map(({ get }) => get.operationId),
        ['getKiosks', 'getPapers'],
      );
      assert.deepEqual(
        tags.map(({ name }) => name),
        ['kiosks'],
      );
    } finally {
      formatter.dispose();
    }
  });
});
