import { env, Uri, window } from 'vscode';
import type { Session } from '../session';
import type { MockSession } from '../mockSessions';
import { chooseMock } from './chooseMock';

/** “Open Mock Server”: opens a running mock in the browser, at a path that answers. */
export async function openMock({ mocks }: Session): Promise<void> {
  const session = await chooseMock(mocks.all, 'Which mock is to be opened?');
  if (session === undefined)
    return void window.showInformationMessage('No mock is running. “Start Mock Server” starts one for the open document.');
  if (session !== 'dismissed') await openSession(session);
}

/** Opens a mock where people reach it, which in a remote window is not where it listens. */
export async function openSession({ address, entry }: MockSession): Promise<void> {
  await env.openExternal(Uri.joinPath(address, entry));
}
