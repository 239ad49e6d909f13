import { commands, window } from 'vscode';
import { LINT_WORKSPACE, type WorkspaceResult } from '../../../server/src/protocol';
import type { Session } from '../session';

/** “Lint Workspace”: judges every OpenAPI document of the workspace; the server shows progress, with a way to cancel. */
export async function lintWorkspace({ server }: Session): Promise<void> {
  const { documents, findings, failures, cancelled } = await server.request<WorkspaceResult>(LINT_WORKSPACE);
  const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  if (documents === 0 && !cancelled) return void window.showInformationMessage('There is no OpenAPI document in this workspace.');
  const told = `${count(documents, 'document')} judged${cancelled ? ' before it was cancelled' : ''}, ${count(findings, 'finding')}.`;
  const [failure] = failures;
  const problems = 'Show Problems';
  const answer =
    failure === undefined
      ? await window.showInformationMessage(told, problems)
      : await window.showWarningMessage(`${told} ${count(failures.length, 'thing')} could not be checked: ${failure}`, problems);
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
}
