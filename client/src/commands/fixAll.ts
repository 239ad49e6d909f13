import { window } from 'vscode';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../../../server/src/protocol';
import { activeDocument } from '../activeDocument';
import type { Session } from '../session';

/** “Fix All”: applies every safe fix to the active document. */
export async function fixAll({ server }: Session): Promise<void> {
  const document = activeDocument();
  if (document === undefined) return;
  const params: FixAllParams = { uri: document.uri.toString() };
  const { fixed, message } = await server.request<FixAllResult>(FIX_ALL, params);
  if (message !== undefined) return void window.showInformationMessage(message);
  window.setStatusBarMessage(`Specwright fixed ${fixed} ${fixed === 1 ? 'finding' : 'findings'}.`, 5_000);
}
