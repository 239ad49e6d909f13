import type { Connection, Disposable } from 'vscode-languageserver/node';
import type { Range } from '../../document/position';
import { baseName, canonicalUri, folderOf } from '../../document/uri';
import { EXPORT_MANIFEST, type ExportParams, type ExportResult } from '../../protocol';
import { entityCount, exportDocument, manifestTarget } from '../../workspace/exportDocument';
import { isEditedManifest, isOurManifest } from '../../workspace/manifestHeader';
import { collectFor } from '../collect';
import type { Feature, Services } from '../services';

/** “Export Gateway Manifest”: the manifest of a document as it stands in the editor, written whole or not at all. */
export const exportManifest: Feature = {
  name: 'export manifest',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    /** What this server wrote where: a manifest in JSON bears no mark by which it could be known. */
    const written = new Map<string, string>();
    return connection.onRequest<ExportResult, void>(EXPORT_MANIFEST, (params: ExportParams): Promise<ExportResult> =>
      exportNow(services, written, params),
    );
  },
};

async function exportNow(
  services: Services,
  written: Map<string, string>,
  { uri: clientUri, format, target: chosen, replace }: ExportParams,
): Promise<ExportResult> {
  const { index, documents, folders, host } = services;
  const root = index.rootsOf(canonicalUri(clientUri))[0];
  if (root === undefined)
    return { kind: 'refused', message: 'This is no OpenAPI document, nor a part of one. Open the document that is to be exported.' };
  const collected = await collectFor(services, root);
  if (typeof collected === 'string') return { kind: 'refused', message: collected };
  const settings = await folders.settingsOf(root);
  const outcome = await exportDocument(collected, settings.manifest, format, folders.boundaryOf(root));
  if (!outcome.ok) {
    const [problem, ...others] = outcome.problems;
    const message = `${problem?.message ?? 'The document could not be exported.'}${alsoAt(others)}`;
    return problem === undefined
      ? { kind: 'refused', message }
      : { kind: 'refused', message, uri: problem.uri, line: problem.range.start.line };
  }
  const target = chosen === undefined ? manifestTarget(root, format) : canonicalUri(chosen);
  if (collected.documents.has(target)) {
    const message = `${baseName(target)} is the document itself, or a part of it, and is not replaced. Choose another file.`;
    return { kind: 'refused', message };
  }
  if (replace !== true) {
    const before = await host.files(folderOf(target)).read(target);
    const edited = before.ok && (await isEditedManifest(before.text));
    const ours = before.ok && (written.get(target) === before.text || (isOurManifest(before.text) && !edited));
    if (!ours && (before.ok || before.reason !== 'missing')) return { kind: 'exists', target, edited };
  }
  const write = await host.write(target, outcome.text);
  if (!write.ok) return { kind: 'refused', message: write.message };
  written.set(target, outcome.text);
  return {
    kind: 'written',
    target,
    unsaved: [...collected.documents.keys()].some((uri) => documents.isUnsaved(uri)),
    ...entityCount(outcome.manifest),
    notes: [...outcome.manifest.notes, ...outcome.manifest.warnings].map(({ message }) => message),
  };
}

/** Where else something stands in the way, as a sentence after the first thing that does; empty where nothing does. */
function alsoAt(problems: readonly { readonly uri: string; readonly range: Range }[]): string {
  if (problems.length === 0) return '';
  const places = problems.slice(0, 5).map(({ uri, range }) => `${baseName(uri)}:${range.start.line + 1}`);
  return ` There ${problems.length === 1 ? 'is 1 more problem' : `are ${problems.length} more problems`}: ${places.join(', ')}${problems.length > 5 ? ' …' : ''}`;
}
