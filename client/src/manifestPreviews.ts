import { EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { CLOSE_PREVIEW, PREVIEW_MANIFEST, PREVIEW_SCHEME, type ManifestPreview, type PreviewParams } from '../../server/src/protocol';
import { keepPlaceIn } from './keptPlace';
import type { Server } from './languageClient';

/** The fragment of the address of a manifest without the line that a preview has above it: what stands beside a file that it is compared with. */
const BARE = 'bare';

/** The texts of manifest previews: documents that nobody edits, which follow what the server tells of them. */
export class ManifestPreviews implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly subscriptions: Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this),
      keepPlaceIn(PREVIEW_SCHEME),
      server.onPreview((preview) => this.take(preview)),
      // A server that has started again knows nothing of what is shown.
      server.onStarted(() => {
        for (const root of this.texts.keys()) void this.followAgain(root);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
    ];
  }

  /** Has the server make and follow the preview of a document; a sentence where there is nothing to show. */
  async follow(params: PreviewParams): Promise<{ readonly uri: Uri; readonly line: number | undefined } | string> {
    const preview = await this.server.request<ManifestPreview>(PREVIEW_MANIFEST, params);
    if (preview.problem !== undefined) return preview.problem;
    this.take(preview);
    return { uri: previewUri(preview.root), line: preview.line };
  }

  /** The text of a preview; one that VS Code shows again from an earlier time is asked for. */
  async provideTextDocumentContent({ query: root, fragment }: Uri): Promise<string> {
    if (!this.texts.has(root)) {
      const followed = await this.follow({ uri: root });
      if (typeof followed === 'string') return `# ${followed}\n`;
    }
    const text = this.texts.get(root) ?? '';
    return fragment === BARE ? text.slice(text.indexOf('\n') + 1) : text;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private take({ root, text }: ManifestPreview): void {
    if (this.texts.get(root) === text) return;
    this.texts.set(root, text);
    this.changed.fire(previewUri(root));
    this.changed.fire(bareUri(previewUri(root)));
  }

  private async followAgain(root: string): Promise<void> {
    await this.follow({ uri: root });
  }

  private forget(uri: Uri): void {
    if (uri.scheme !== PREVIEW_SCHEME) return;
    const isShown = workspace.textDocuments.some((other) => other.uri.scheme === PREVIEW_SCHEME && other.uri.query === uri.query);
    if (isShown || !this.texts.delete(uri.query)) return;
    this.server.notify(CLOSE_PREVIEW, { root: uri.query });
  }
}

/** The address of the manifest of a preview alone, without the line above it. */
export function bareUri(preview: Uri): Uri {
  return preview.with({ fragment: BARE });
}

/** The address of the preview of a root: named after the file to which it is exported, so that VS Code takes it for YAML. */
function previewUri(root: string): Uri {
  const { path } = Uri.parse(root);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/i, '');
  return Uri.from({
    scheme: PREVIEW_SCHEME,
    path: `${path.slice(0, path.lastIndexOf('/'))}/Preview ${name}.kong.yaml`.replace(/^(?!\/)/, '/'),
    query: root,
  });
}
