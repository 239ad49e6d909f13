import { window } from 'vscode';
import type { Session } from '../session';

/** “Restart Server”. Mocks go on: they are not the server's. */
export async function restartServer({ server }: Session): Promise<void> {
  await server.restart();
  window.setStatusBarMessage('The Specwright server was restarted.', 5_000);
}
