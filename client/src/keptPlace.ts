import { Range, TextEditorRevealType, window, workspace, type Disposable, type TextDocumentChangeEvent, type TextEditor } from 'vscode';

/**
 * Keeps in sight what one looks at in the documents of a scheme when lines come or go above it: VS Code keeps line numbers in place there, not what
 * stands in them. The line in the middle is held, since headings that stick at the top hide what is there.
 */
export function keepPlaceIn(scheme: string): Disposable {
  const held = new WeakMap<TextEditor, number>();
  return workspace.onDidChangeTextDocument((event) => {
    if (event.document.uri.scheme !== scheme) return;
    for (const editor of window.visibleTextEditors) {
      if (editor.document !== event.document || editor.visibleRanges[0]?.start.line === 0) continue;
      const inSight = middleOf(editor);
      const before = held.get(editor) ?? inSight;
      // What is said to be in sight may be off by a line that is cut; the same line is held on until somebody scrolls, else it would creep away.
      const middle = Math.abs(before - inSight) <= 1 ? before : inSight;
      const line = Math.max(0, middle + linesMoved(event, middle));
      if (line === middle) continue;
      held.set(editor, line);
      editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.InCenter);
    }
  });
}

function middleOf({ visibleRanges }: TextEditor): number {
  return Math.round(((visibleRanges[0]?.start.line ?? 0) + (visibleRanges.at(-1)?.end.line ?? 0)) / 2);
}

/** By how many lines a line has moved down. */
function linesMoved({ contentChanges }: TextDocumentChangeEvent, line: number): number {
  return contentChanges
    .filter(({ range }) => range.end.line <= line)
    .reduce((sum, { range, text }) => sum + text.split('\n').length - 1 - (range.end.line - range.start.line), 0);
}
