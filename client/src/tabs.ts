import { window, type Uri, type ViewColumn } from 'vscode';

/** The column in which a document has a tab, in front or not; undefined where it has none. */
export function columnOf(uri: Uri): ViewColumn | undefined {
  const isIt = (input: unknown): boolean =>
    typeof input === 'object' && input !== null && 'uri' in input && String(input.uri) === uri.toString();
  return window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => isIt(input)))?.viewColumn;
}
