import { window, type TextDocument } from 'vscode';

/** The document that a command is about: the active one; undefined, after telling the person, when there is none. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  if (document !== undefined && ['file', 'untitled'].includes(document.uri.scheme)) return document;
  void window.showInformationMessage('Open an OpenAPI document first.');
  return undefined;
}

/** Its name for a sentence. */
export function nameOf(document: TextDocument): string {
  return document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
}
