import { commands, Uri, window, workspace } from 'vscode';
import type { Session } from '../session';

/** “Open Sample”: copies the bookshop's API into a folder of the person's choice and opens it, so that trying things out spoils nothing. */
export async function openSample({ extension }: Session): Promise<void> {
  const [folder] =
    (await window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      canSelectMany: false,
      openLabel: 'Copy the Sample Here',
      title: 'Where is the sample to go?',
    })) ?? [];
  if (folder === undefined) return;
  const target = Uri.joinPath(folder, 'bookshop');
  try {
    await workspace.fs.copy(Uri.joinPath(extension, 'examples', 'bookshop'), target, { overwrite: false });
  } catch (error) {
    return void window.showErrorMessage(
      `The sample could not be copied to ${target.fsPath}: ${error instanceof Error ? error.message : String(error)}. Choose another folder.`,
    );
  }
  await commands.executeCommand('vscode.openFolder', target);
}
