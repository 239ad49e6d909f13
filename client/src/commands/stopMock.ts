import { window } from 'vscode';
import type { MockSession, MockSessions } from '../mockSessions';
import type { Session } from '../session';
import { chooseMock } from './chooseMock';

/** “Stop Mock Server”; asks which where several run. */
export async function stopMock({ mocks }: Session): Promise<void> {
  const session = await chooseMock(mocks.all, 'Which mock is to be stopped?');
  if (session === undefined) return void window.showInformationMessage('No mock is running.');
  if (session === 'dismissed') return;
  stopSession(mocks, session);
}

/** Stops a mock and says so; one that has been stopped or started anew since is left alone. */
export function stopSession(mocks: MockSessions, session: MockSession): void {
  if (!mocks.all.includes(session)) return;
  mocks.stop(session.root);
  window.setStatusBarMessage(`The mock of ${session.name} was stopped.`, 5_000);
}
