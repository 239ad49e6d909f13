import { DefinitionRequest, type Connection, type Definition, type Disposable } from 'vscode-languageserver/node';
import { baseName, canonicalUri } from '../../document/uri';
import {
  CLOSE_PREVIEW,
  MANIFEST_PREVIEW,
  PREVIEW_MANIFEST,
  PREVIEW_SCHEME,
  type ManifestPreview,
  type PreviewParams,
} from '../../protocol';
import type { ExplainedEntity } from '../../workspace/explained';
import type { MadeManifest, PlacedMessage } from '../../workspace/manifestMaker';
import type { Manifested } from '../manifests';
import type { Feature, Services } from '../services';

/** How long edits are gathered before a preview follows them, in milliseconds: the time that making it took, within these. */
const SHORTEST_PAUSE = 150;
const LONGEST_PAUSE = 500;
/** The lines that a preview has above the manifest; one whose address has a fragment has none. */
const LINES_ABOVE = 1;

interface Preview {
  /** What is shown: the last manifest that could be made. */
  made: MadeManifest | undefined;
  sent: string;
}

/** “Preview Manifest”: the manifest of a document as it stands, beside it. It follows edits; while there is none, the last one stays and says why. */
export const manifestPreview: Feature = {
  name: 'manifest preview',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    const { manifests, host, documents, judging } = services;
    const previews = new Map<string, Preview>();
    let stop: () => void = () => undefined;
    let began = 0;
    let took = 0;

    const take = (root: string, result: Manifested): string | undefined => {
      const preview = previews.get(root);
      if (preview === undefined) return undefined;
      if (result.kind === 'made') preview.made = result;
      preview.sent = previewText(root, result, preview.made);
      return preview.sent;
    };
    manifests.events.push((root, result) => {
      took = host.now() - began;
      const before = previews.get(root)?.sent;
      const text = take(root, result);
      if (text !== undefined && text !== before)
        void connection.sendNotification(MANIFEST_PREVIEW, { root, text } satisfies ManifestPreview);
    });
    const refresh = (): void => {
      began = host.now();
      for (const root of previews.keys()) void manifests.current(root);
    };
    documents.changes.push(() => {
      if (previews.size === 0) return;
      stop();
      stop = host.after(Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, took)), refresh);
    });
    // Options are settings, and those are read again before documents are judged by them.
    judging.events.push({ began: () => undefined, ended: refresh });

    const handlers = [
      connection.onRequest(PREVIEW_MANIFEST, async ({ uri, route }: PreviewParams): Promise<ManifestPreview> => {
        const root = await rootOf(services, canonicalUri(uri));
        if (root === undefined) return { root: uri, text: '', problem: 'This is no OpenAPI document, nor a part of one.' };
        const result = await manifests.current(root);
        // Followed from now on: this answer need not be told a second time.
        if (!previews.has(root)) previews.set(root, { made: undefined, sent: '' });
        const text = take(root, result) ?? '';
        const line = lineOf(previews.get(root)?.made, route);
        return { root, text, ...(line === undefined ? {} : { line }) };
      }),
      connection.onNotification(CLOSE_PREVIEW, ({ root }: { root: string }) => void previews.delete(root)),
      connection.onDefinition(({ textDocument, position }): Definition | undefined => {
        const root = rootOfPreview(textDocument.uri);
        const made = root === undefined ? undefined : previews.get(root)?.made;
        if (root === undefined || made === undefined) return undefined;
        const entity = entityAt(made, position.line - (textDocument.uri.includes('#') ? 0 : LINES_ABOVE));
        const start = { line: 0, character: 0 };
        if (entity === undefined) return { uri: documents.clientUri(root), range: { start, end: start } };
        return { uri: documents.clientUri(entity.origin.uri), range: entity.named };
      }),
    ];
    return {
      dispose: () => {
        stop();
        for (const handler of handlers) handler.dispose();
      },
    };
  },
};

/** After `initialized`: definitions are asked for in previews alone, not in the documents that are synchronised. */
export async function registerPreviewDefinitions(connection: Connection): Promise<void> {
  await connection.client.register(DefinitionRequest.type, { documentSelector: [{ scheme: PREVIEW_SCHEME }] });
}

/** The root that a document belongs to, itself first; the folder is searched where that is not known yet. */
async function rootOf({ index, folders }: Services, uri: string): Promise<string | undefined> {
  if (index.rootsOf(uri).length === 0) {
    if (!index.isKnown(uri)) await index.reread(uri, folders.boundaryOf(uri));
    if (!index.isRoot(uri)) await index.scan(folders.boundaryOf(uri));
  }
  return index.rootsOf(uri)[0];
}

/** The root of a preview by its address; undefined where it is none. */
function rootOfPreview(uri: string): string | undefined {
  const query = uri.startsWith(`${PREVIEW_SCHEME}:`) ? /\?([^#]*)/.exec(uri)?.[1] : undefined;
  return query === undefined ? undefined : canonicalUri(decodeURIComponent(query));
}

function previewText(root: string, result: Manifested, made: MadeManifest | undefined): string {
  const name = baseName(root);
  if (result.kind === 'made') return `# Preview of an export of ${name}. Go to Definition leads to what a line comes from.\n${result.text}`;
  const [first, ...others] = result.problems.map((problem) => problemLine(problem));
  if (made === undefined)
    return [`# ${name} has no manifest yet:`, first ?? '', ...others].map((line, at) => (at === 0 ? line : `# ${line}`)).join('\n');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `# Not up to date: ${first ?? ''}${more}\n${made.text}`;
}

function problemLine({ uri, range, message }: PlacedMessage): string {
  return `${baseName(uri)}:${range.start.line + 1}: ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}

function lineOf(made: MadeManifest | undefined, route: string | undefined): number | undefined {
  const pointer = made?.explanation.operations.flatMap(({ routes }) => routes).find(({ name }) => name === route)?.pointer;
  const entity = made?.explanation.entities.find((each) => each.pointer === pointer);
  return entity && entity.first + LINES_ABOVE;
}

/** The innermost entity on a line of the manifest. */
function entityAt({ explanation }: MadeManifest, line: number): ExplainedEntity | undefined {
  return explanation.entities
    .filter(({ first, end }) => first <= line && line < end)
    .reduce<ExplainedEntity | undefined>((best, entity) => (best === undefined || entity.first >= best.first ? entity : best), undefined);
}
