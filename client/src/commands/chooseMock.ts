import { window } from 'vscode';
import type { MockSession } from '../mockSessions';

/** The mock that is meant: the only one, or the one that the person picks; undefined where none runs. */
export async function chooseMock(running: readonly MockSession[], question: string): Promise<MockSession | 'dismissed' | undefined> {
  if (running.length <= 1) return running[0];
  const items = running.map((session) => ({ label: session.name, description: session.address.toString(true), session }));
  return (await window.showQuickPick(items, { placeHolder: question }))?.session ?? 'dismissed';
}
