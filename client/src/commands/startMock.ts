import { env, ProgressLocation, window } from 'vscode';
import { START_MOCK, type MockTexts } from '../../../server/src/protocol';
import { activeDocument, nameOf } from '../activeDocument';
import type { Session } from '../session';
import type { MockSession, MockSessions } from '../mockSessions';
import { openSession } from './openMock';
import { stopSession } from './stopMock';

/** “Start Mock Server” on the active document; where its mock runs already, that one is shown. */
export async function startMock({ server, mocks }: Session): Promise<void> {
  const document = activeDocument();
  if (document === undefined) return;
  const name = nameOf(document);
  const session = await window.withProgress(
    { location: ProgressLocation.Notification, title: `Starting the mock of ${name}…` },
    async () => {
      const texts = await server.request<MockTexts>(START_MOCK, { uri: document.uri.toString() });
      if (texts.problem !== undefined) return texts.problem;
      // A part is mocked with the API that it belongs to, and goes by its name.
      return mocks.start(texts, decodeURIComponent(texts.root.slice(texts.root.lastIndexOf('/') + 1)));
    },
  );
  if (typeof session === 'string') return void window.showErrorMessage(session);
  await tell(mocks, session);
}

async function tell(mocks: MockSessions, session: MockSession): Promise<void> {
  const open = 'Open';
  const copy = 'Copy Address';
  const stop = 'Stop';
  const answer = await window.showInformationMessage(`${session.name} is mocked at ${session.address.toString(true)}`, open, copy, stop);
  if (answer === open) await openSession(session);
  if (answer === copy) await env.clipboard.writeText(session.address.toString(true));
  if (answer === stop) stopSession(mocks, session);
}
