import type { Uri } from 'vscode';
import type { ExportedFiles } from './exportedFiles';
import type { Server } from './languageClient';
import type { ManifestDifferences } from './manifestDifferences';
import type { ManifestPreviews } from './manifestPreviews';
import type { MockSessions } from './mockSessions';

/** What a command works with. */
export interface Session {
  readonly server: Server;
  readonly mocks: MockSessions;
  readonly previews: ManifestPreviews;
  readonly differences: ManifestDifferences;
  readonly exported: ExportedFiles;
  /** Where the extension is installed. */
  readonly extension: Uri;
}
