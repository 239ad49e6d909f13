import { Range, Selection, TextEditorRevealType, ViewColumn, window } from 'vscode';
import type { PreviewParams } from '../../../server/src/protocol';
import { activeDocument } from '../activeDocument';
import type { Session } from '../session';

/** “Preview Manifest”: shows the manifest of the active document beside it; from a code lens, of the document that it names, at its route. */
export async function previewManifest({ previews }: Session, asked?: unknown): Promise<void> {
  const uri = isPreviewParams(asked) ? asked.uri : activeDocument()?.uri.toString();
  if (uri === undefined) return;
  const preview = await previews.follow(isPreviewParams(asked) ? asked : { uri });
  if (typeof preview === 'string') return void window.showInformationMessage(preview);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === preview.uri.toString());
  const viewColumn = shown?.viewColumn ?? ViewColumn.Beside;
  // Whoever previews goes on writing; whoever follows a lens wants to be there.
  const editor = await window.showTextDocument(preview.uri, { viewColumn, preview: false, preserveFocus: preview.line === undefined });
  if (preview.line === undefined) return;
  const range = new Range(preview.line, 0, preview.line, 0);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  editor.selections = [new Selection(range.start, range.start)];
}

function isPreviewParams(value: unknown): value is PreviewParams {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && 'route' in value;
}
