import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../document/textEdit';
import type { OpenDocuments } from './openDocuments';

/** Edits for the client, each with the version of the open document that it is about, so that a stale one is refused (issue 3, 3). */
export function workspaceEditOf(edits: ReadonlyMap<string, readonly TextEdit[]>, documents: OpenDocuments): WorkspaceEdit {
  const documentChanges = [...edits].map(([uri, changes]): TextDocumentEdit => {
    const version = documents.versionOf(uri) ?? null;
    return { textDocument: { uri: documents.clientUri(uri), version }, edits: changes.map(({ range, newText }) => ({ range, newText })) };
  });
  return { documentChanges };
}
