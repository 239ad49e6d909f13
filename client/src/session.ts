import type { Uri } from 'vscode';
import type { Server } from './languageClient';
import type { MockSessions } from './mockSessions';

/** What a command works with. */
export interface Session {
  readonly server: Server;
  readonly mocks: MockSessions;
  /** Where the extension is installed. */
  readonly extension: Uri;
}
