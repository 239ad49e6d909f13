import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../document/textEdit';
import type { OpenDocuments } from './openDocuments';

/**
 * Edits for the client, each with the version of the open document that they were worked out from. `seen` are the versions of the open documents
 * at that time; undefined where one of the edited documents has changed since, was opened or closed: edits of another text would tear this one apart.
 */
export function workspaceEditOf(
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  documents: OpenDocuments,
  seen: ReadonlyMap<string, number>,
): WorkspaceEdit | undefined {
  if ([...edits.keys()].some((uri) => documents.versionOf(uri) !== seen.get(uri))) return undefined;
  const documentChanges = [...edits].map(([uri, changes]): TextDocumentEdit => {
    const version = seen.get(uri) ?? null;
    return { textDocument: { uri: documents.clientUri(uri), version }, edits: changes.map(({ range, newText }) => ({ range, newText })) };
  });
  return { documentChanges };
}
