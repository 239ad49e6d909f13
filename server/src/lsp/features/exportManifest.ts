import type { Connection, Disposable } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { EXPORT_MANIFEST, type ExportParams, type ExportResult } from '../../protocol';
import { exportDocument, manifestTarget } from '../../workspace/exportDocument';
import { collectFor } from '../collect';
import type { Feature, Services } from '../services';

/** “Export Gateway Manifest”: the manifest of a document as it stands in the editor. The client asks before it replaces a file, and writes it. */
export const exportManifest: Feature = {
  name: 'export manifest',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    return connection.onRequest(EXPORT_MANIFEST, async ({ uri: clientUri, format }: ExportParams): Promise<ExportResult> => {
      const uri = canonicalUri(clientUri);
      const root = services.index.rootsOf(uri)[0];
      if (root === undefined) return { ok: false, message: 'This is no OpenAPI document, nor a part of one. Open the document that is to be exported.' };
      const collected = await collectFor(services, root);
      if (typeof collected === 'string') return { ok: false, message: collected };
      const settings = await services.folders.settingsOf(root);
      const outcome = exportDocument(collected, settings.manifest, format);
      if (!outcome.ok) {
        const [problem] = outcome.problems;
        const message = problem?.message ?? 'The document could not be exported.';
        return problem === undefined ? { ok: false, message } : { ok: false, message, uri: problem.uri, line: problem.range.start.line };
      }
      const notes = outcome.manifest.notes.map(({ message }) => message);
      const unsaved = [...collected.documents.keys()].some((each) => (services.documents.get(each)?.version ?? 0) > 1);
      return { ok: true, text: outcome.text, target: manifestTarget(root, format), unsaved, notes };
    });
  },
};
