import { Range, Uri, window, workspace } from 'vscode';
import { EXPORT_MANIFEST, type ExportParams, type ExportResult } from '../../../server/src/protocol';
import { activeDocument } from '../activeDocument';
import type { Session } from '../session';

type Written = Extract<ExportResult, { kind: 'written' }>;
type Exists = Extract<ExportResult, { kind: 'exists' }>;
type Refused = Extract<ExportResult, { kind: 'refused' }>;

/** “Export Gateway Manifest”: asks before it replaces a file that Specwright did not write, and says what it wrote. */
export async function exportManifest({ server, exported }: Session): Promise<void> {
  const document = activeDocument();
  if (document === undefined) return;
  const format = workspace.getConfiguration('specwright.manifest', document.uri).get<'yaml' | 'json'>('format', 'yaml');
  const params: ExportParams = { uri: document.uri.toString(), format };
  const result = await server.request<ExportResult>(EXPORT_MANIFEST, params);
  const done = result.kind === 'exists' ? await askAndExport(server, params, result) : result;
  if (done?.kind === 'written') {
    await exported.remember(params.uri, done.target);
    await tellWritten(done);
  }
  if (done?.kind === 'refused') await tellRefused(done);
}

async function askAndExport(
  server: Session['server'],
  params: ExportParams,
  { target: there, edited }: Exists,
): Promise<ExportResult | undefined> {
  const target = Uri.parse(there);
  const replace = 'Replace';
  const elsewhere = 'Save Elsewhere…';
  const why = edited
    ? 'was edited after Specwright wrote it; what was changed there would be lost'
    : 'is there already and was not written by Specwright';
  const question = `${workspace.asRelativePath(target)} ${why}. Replace it?`;
  const answer = await window.showWarningMessage(question, { modal: true }, replace, elsewhere);
  if (answer === replace) return server.request<ExportResult>(EXPORT_MANIFEST, { ...params, target: target.toString(), replace: true });
  if (answer !== elsewhere) return undefined;
  // The dialog asks by itself before a file is replaced.
  const chosen = await window.showSaveDialog({ defaultUri: target, filters: { Manifest: [params.format] } });
  return chosen && server.request<ExportResult>(EXPORT_MANIFEST, { ...params, target: chosen.toString(), replace: true });
}

async function tellWritten({ target, unsaved, services, routes, notes }: Written): Promise<void> {
  const uri = Uri.parse(target);
  await window.showTextDocument(uri, { preview: false });
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  const from = unsaved ? 'from the text as it stands, unsaved changes included' : 'from the saved text';
  const about = notes.length === 0 ? '' : ` ${count(notes.length, 'note')}: ${notes[0] ?? ''}`;
  void window.showInformationMessage(
    `Exported ${count(services, 'service')} and ${count(routes, 'route')} to ${workspace.asRelativePath(uri)}, ${from}.${about}`,
  );
}

async function tellRefused({ message, uri, line }: Refused): Promise<void> {
  if (uri === undefined || line === undefined) return void window.showErrorMessage(message);
  const show = 'Show the Place';
  const name = workspace.asRelativePath(Uri.parse(uri));
  const answer = await window.showErrorMessage(`Nothing was exported. ${name}, line ${line + 1}: ${message}`, show);
  if (answer === show) await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, 0, line, 0) });
}
