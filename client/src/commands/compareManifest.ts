import { commands, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { CompareResult } from '../../../server/src/protocol';
import { activeDocument } from '../activeDocument';
import { bareUri } from '../manifestPreviews';
import { columnOf } from '../tabs';
import type { Session } from '../session';

type Compared = Extract<CompareResult, { kind: 'compared' }>;
type Refused = Extract<CompareResult, { kind: 'refused' }>;

/** “Compare Manifest with Exported File”: what exporting again would change in the file, by entity and as text. */
export async function compareManifest(session: Session): Promise<void> {
  const document = activeDocument();
  if (document === undefined) return;
  const uri = document.uri.toString();
  const { differences, exported } = session;
  const remembered = exported.of(uri);
  let result = await differences.compare(remembered === undefined ? { uri } : { uri, file: remembered });
  // What was exported once may be gone by now; then the one beside the document serves as well.
  if (remembered !== undefined && result.kind === 'refused' && result.uri === undefined) result = await differences.compare({ uri });
  if (result.kind === 'unknown') {
    const file = await chooseFile(Uri.parse(result.suggested));
    if (file === undefined) return;
    result = await differences.compare({ uri, file: file.toString() });
  }
  if (result.kind === 'refused') return tellRefused(result);
  if (result.kind !== 'compared') return;
  await exported.remember(uri, result.file);
  await show(session, result);
}

async function show({ previews, differences }: Session, compared: Compared): Promise<void> {
  const file = Uri.parse(compared.file);
  const name = workspace.asRelativePath(file);
  const preview = await previews.follow({ uri: compared.root });
  if (typeof preview === 'string') return void window.showErrorMessage(preview);
  const showTexts = async (): Promise<void> => {
    await commands.executeCommand('vscode.diff', file, bareUri(preview.uri), `${name} ↔ what an export writes now`, { preview: false });
  };
  if (compared.text === '') {
    const look = 'Show the Texts';
    if ((await window.showInformationMessage(`${name} means what an export would write now.`, look)) === look) await showTexts();
    return;
  }
  await showTexts();
  await window.showTextDocument(differences.show(compared), { viewColumn: columnOf(preview.uri) ?? ViewColumn.Beside, preview: false });
}

async function chooseFile(suggested: Uri): Promise<Uri | undefined> {
  const [file] =
    (await window.showOpenDialog({
      defaultUri: suggested,
      canSelectMany: false,
      filters: { Manifest: ['yaml', 'yml', 'json'] },
      openLabel: 'Compare',
      title: 'With which file is the manifest to be compared?',
    })) ?? [];
  return file;
}

async function tellRefused({ message, uri, line }: Refused): Promise<void> {
  if (uri === undefined || line === undefined) return void window.showErrorMessage(message);
  const show = 'Show the Place';
  const name = workspace.asRelativePath(Uri.parse(uri));
  const answer = await window.showErrorMessage(`Nothing was compared. ${name}, line ${line + 1}: ${message}`, show);
  if (answer === show) await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, 0, line, 0) });
}
