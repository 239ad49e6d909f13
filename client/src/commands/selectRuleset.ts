import { ConfigurationTarget, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { activeDocument } from '../activeDocument';
import type { Session } from '../session';

interface RulesetItem extends QuickPickItem {
  readonly ruleset: string | undefined;
}

const SHIPPED: readonly RulesetItem[] = [
  { label: 'specwright:recommended', description: 'both of the following', ruleset: 'specwright:recommended' },
  { label: 'specwright:oas', description: 'the OpenAPI rules of Spectral', ruleset: 'specwright:oas' },
  { label: 'specwright:owasp', description: 'the OWASP API Security Top 10', ruleset: 'specwright:owasp' },
  { label: 'specwright:gateway', description: 'what a Kong gateway would make of the document', ruleset: 'specwright:gateway' },
  { label: 'A ruleset file…', description: 'a Spectral ruleset in YAML or JSON', ruleset: undefined },
];

/** “Select Ruleset”: writes an entry for the active document's folder into `specwright.rulesets`. */
export async function selectRuleset(_session: Session): Promise<void> {
  const document = activeDocument();
  if (document === undefined) return;
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined)
    return void window.showInformationMessage('Open the folder that holds the document: its settings say which ruleset judges what.');
  const picked = await window.showQuickPick(SHIPPED, { placeHolder: 'What is to judge the OpenAPI documents of this folder?' });
  if (picked === undefined) return;
  const ruleset = picked.ruleset ?? (await chooseFile(folder.uri));
  if (ruleset === undefined) return;
  const settings = workspace.getConfiguration('specwright', folder.uri);
  // Entries for some documents stay; the one for all of them is replaced.
  const kept = settings.get<{ files?: string }[]>('rulesets', []).filter(({ files }) => files !== undefined && files !== '**');
  await settings.update('rulesets', [...kept, { files: '**', ruleset }], ConfigurationTarget.WorkspaceFolder);
}

async function chooseFile(folder: Uri): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({ defaultUri: folder, canSelectMany: false, filters: { Ruleset: ['yaml', 'yml', 'json'] } })) ?? [];
  return file && workspace.asRelativePath(file, false);
}
