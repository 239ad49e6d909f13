import { Range, type TextEditor, Uri, window, workspace } from 'vscode';

/** A file of the sample that is open, by its path in the folder. */
export function sampleFile(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return Uri.joinPath(folder.uri, path);
}

/** Opens a file in an editor. */
export async function open(uri: Uri): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uri));
}

/** Replaces the one place where `from` stands in the editor's text; nothing is saved. Throws where it is not there. */
export async function replace(editor: TextEditor, from: string, to: string): Promise<void> {
  const at = editor.document.getText().indexOf(from);
  if (at === -1) throw new Error(`${editor.document.uri.path} does not hold ${from}.`);
  const start = editor.document.positionAt(at);
  const range = new Range(start, editor.document.positionAt(at + from.length));
  if (!(await editor.edit((edit) => edit.replace(range, to)))) throw new Error('VS Code refused the edit.');
}
