import { window } from 'vscode';
import type { Session } from '../session';
import { chooseMock } from './chooseMock';

/** “Stop Mock Server”; asks which where several run. */
export async function stopMock({ mocks }: Session): Promise<void> {
  const session = await chooseMock(mocks.all, 'Which mock is to be stopped?');
  if (session === undefined) return void window.showInformationMessage('No mock is running.');
  if (session === 'dismissed') return;
  mocks.stop(session.root);
  window.setStatusBarMessage(`The mock of ${session.name} was stopped.`, 5_000);
}
