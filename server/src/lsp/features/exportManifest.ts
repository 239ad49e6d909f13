import type { Connection, Disposable } from 'vscode-languageserver/node';
import { canonicalUri, folderOf } from '../../document/uri';
import { EXPORT_MANIFEST, type ExportParams, type ExportResult } from '../../protocol';
import { entityCount, exportDocument, isOurManifest, manifestTarget } from '../../workspace/exportDocument';
import { collectFor } from '../collect';
import type { Feature, Services } from '../services';

/** “Export Gateway Manifest”: the manifest of a document as it stands in the editor, written whole or not at all. */
export const exportManifest: Feature = {
  name: 'export manifest',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    return connection.onRequest<ExportResult, void>(EXPORT_MANIFEST, (params: ExportParams): Promise<ExportResult> =>
      exportNow(services, params),
    );
  },
};

async function exportNow(services: Services, { uri: clientUri, format, target: chosen, replace }: ExportParams): Promise<ExportResult> {
  const { index, documents, folders, host } = services;
  const root = index.rootsOf(canonicalUri(clientUri))[0];
  if (root === undefined)
    return { kind: 'refused', message: 'This is no OpenAPI document, nor a part of one. Open the document that is to be exported.' };
  const collected = await collectFor(services, root);
  if (typeof collected === 'string') return { kind: 'refused', message: collected };
  const settings = await folders.settingsOf(root);
  const outcome = exportDocument(collected, settings.manifest, format);
  if (!outcome.ok) {
    const [problem] = outcome.problems;
    const message = problem?.message ?? 'The document could not be exported.';
    return problem === undefined
      ? { kind: 'refused', message }
      : { kind: 'refused', message, uri: problem.uri, line: problem.range.start.line };
  }
  const target = chosen === undefined ? manifestTarget(root, format) : canonicalUri(chosen);
  if (replace !== true) {
    const before = await host.files(folderOf(target)).read(target);
    const free = before.ok ? isOurManifest(before.text) : before.reason === 'missing';
    if (!free) return { kind: 'exists', target };
  }
  const written = await host.write(target, outcome.text);
  if (!written.ok) return { kind: 'refused', message: written.message };
  return {
    kind: 'written',
    target,
    unsaved: [...collected.documents.keys()].some((uri) => documents.isUnsaved(uri)),
    ...entityCount(outcome.manifest),
    notes: outcome.manifest.notes.map(({ message }) => message),
  };
}
