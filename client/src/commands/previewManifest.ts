import { commands, Range, Selection, TextEditorRevealType, ViewColumn, window, type TextEditor, type Uri } from 'vscode';
import type { PreviewParams } from '../../../server/src/protocol';
import { activeDocument } from '../activeDocument';
import type { Session } from '../session';
import { columnOf } from '../tabs';

/** “Preview Manifest”: shows the manifest of the active document beside it; from a code lens, of the document that it names, at its route. */
export async function previewManifest({ previews }: Session, asked?: unknown): Promise<void> {
  const uri = isPreviewParams(asked) ? asked.uri : activeDocument()?.uri.toString();
  if (uri === undefined) return;
  const preview = await previews.follow(isPreviewParams(asked) ? asked : { uri });
  if (typeof preview === 'string') return void window.showInformationMessage(preview);
  const writing = window.activeTextEditor;
  const editor = await show(preview.uri);
  if (preview.line !== undefined) {
    const range = new Range(preview.line, 0, preview.line, 0);
    editor.selections = [new Selection(range.start, range.start)];
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  } else if (writing !== undefined && writing !== editor) {
    // Whoever previews goes on writing; whoever follows a lens wants to be there.
    await window.showTextDocument(writing.document, { viewColumn: writing.viewColumn ?? ViewColumn.One });
  }
}

/** Shows the preview where it is, else beside. A group that it has for itself is locked, so that Go to Definition opens documents where those are. */
async function show(uri: Uri): Promise<TextEditor> {
  const there = columnOf(uri);
  const editor = await window.showTextDocument(uri, { viewColumn: there ?? ViewColumn.Beside, preview: false });
  if (there === undefined && window.tabGroups.activeTabGroup.tabs.length === 1)
    await commands.executeCommand('workbench.action.lockEditorGroup');
  return editor;
}

function isPreviewParams(value: unknown): value is PreviewParams {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && 'route' in value;
}
