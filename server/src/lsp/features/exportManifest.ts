import type { Connection, Disposable } from 'vscode-languageserver/node';
import { baseName, canonicalUri, folderOf } from '../../document/uri';
import { EXPORT_MANIFEST, type ExportParams, type ExportResult } from '../../protocol';
import { manifestTarget } from '../../workspace/exportDocument';
import { isEditedManifest, isOurManifest } from '../../workspace/manifestHeader';
import type { PlacedMessage } from '../../workspace/manifestMaker';
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
  const { index, documents, folders, host, manifests } = services;
  const root = index.rootsOf(canonicalUri(clientUri))[0];
  if (root === undefined)
    return { kind: 'refused', message: 'This is no OpenAPI document, nor a part of one. Open the document that is to be exported.' };
  const { manifest: options } = await folders.settingsOf(root);
  const made = await manifests.make(root, { options, format, explain: false });
  if (made.kind === 'refused') return refusalOf(made.problems);
  const target = chosen === undefined ? manifestTarget(root, format) : canonicalUri(chosen);
  if (made.documents.includes(target)) {
    const message = `${baseName(target)} is the document itself, or a part of it, and is not replaced. Choose another file.`;
    return { kind: 'refused', message };
  }
  if (replace !== true) {
    const before = await host.files(folderOf(target)).read(target);
    const edited = before.ok && (await isEditedManifest(before.text));
    const ours = before.ok && (written.get(target) === before.text || (isOurManifest(before.text) && !edited));
    if (!ours && (before.ok || before.reason !== 'missing')) return { kind: 'exists', target, edited };
  }
  const write = await host.write(target, made.text);
  if (!write.ok) return { kind: 'refused', message: write.message };
  written.set(target, made.text);
  return {
    kind: 'written',
    target,
    unsaved: made.documents.some((uri) => documents.isUnsaved(uri)),
    services: made.services,
    routes: made.routes,
    notes: made.notes,
  };
}

function refusalOf([problem, ...others]: readonly PlacedMessage[]): ExportResult {
  const message = `${problem?.message ?? 'The document could not be exported.'}${alsoAt(others)}`;
  return problem === undefined
    ? { kind: 'refused', message }
    : { kind: 'refused', message, uri: problem.uri, line: problem.range.start.line };
}

/** Where else something stands in the way, as a sentence after the first thing that does; empty where nothing does. */
function alsoAt(problems: readonly PlacedMessage[]): string {
  if (problems.length === 0) return '';
  const places = problems.slice(0, 5).map(({ uri, range }) => `${baseName(uri)}:${range.start.line + 1}`);
  return ` There ${problems.length === 1 ? 'is 1 more problem' : `are ${problems.length} more problems`}: ${places.join(', ')}${problems.length > 5 ? ' …' : ''}`;
}
