import {
  DocumentLink,
  EventEmitter,
  languages,
  Range,
  Uri,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import { COMPARE_MANIFEST, type CompareParams, type CompareResult } from '../../server/src/protocol';
import type { Server } from './languageClient';

const SCHEME = 'specwright-difference';

type Compared = Extract<CompareResult, { kind: 'compared' }>;

/** What exporting again would change in files, by entity: documents that nobody edits, which follow the preview of the manifest. */
export class ManifestDifferences implements TextDocumentContentProvider, Disposable {
  private readonly shown = new Map<string, Compared>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly subscriptions: Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks: (document) => this.linksOf(document) }),
      server.onPreview(({ root }) => void this.compareAgain(root)),
      workspace.onDidCloseTextDocument(({ uri }) => void this.shown.delete(uri.toString())),
    ];
  }

  /** Compares a document with a file, or with the one beside it to which it is exported. */
  compare(params: CompareParams): Promise<CompareResult> {
    return this.server.request<CompareResult>(COMPARE_MANIFEST, params);
  }

  /** The document that shows a difference. */
  show(compared: Compared): Uri {
    const { path } = Uri.parse(compared.file);
    const uri = Uri.from({ scheme: SCHEME, path: `${path}.diff`, query: compared.root });
    this.shown.set(uri.toString(), compared);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    const compared = this.shown.get(uri.toString());
    if (compared === undefined) return 'Compare again: what was compared here was before this window was opened.\n';
    const name = workspace.asRelativePath(Uri.parse(compared.file));
    if (compared.text === '') return `${name} means what an export would write now.\n`;
    return `What an export would change in ${name}:\n${compared.count}.\n\n${compared.text}`;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private async compareAgain(root: string): Promise<void> {
    for (const [uri, compared] of this.shown) {
      if (compared.root !== root) continue;
      const result = await this.compare({ uri: root, file: compared.file });
      // While the document cannot be exported, the preview says so; the difference stays.
      if (result.kind === 'compared' && this.shown.has(uri)) this.show(result);
    }
  }

  /** The places in parentheses lead there. */
  private linksOf(document: TextDocument): DocumentLink[] {
    const places = [...(this.shown.get(document.uri.toString())?.places ?? [])];
    const links: DocumentLink[] = [];
    for (let line = 0; line < document.lineCount; line++) {
      const { text } = document.lineAt(line);
      const at = /^[+~] .*( {2}\()/.exec(text)?.[0].length;
      const place = at === undefined ? undefined : places.shift();
      if (at === undefined || place === undefined) continue;
      const link = new DocumentLink(
        new Range(line, at, line, text.length - 1),
        Uri.parse(place.uri).with({ fragment: `L${place.line + 1}` }),
      );
      link.tooltip = 'Show what it comes from';
      links.push(link);
    }
    return links;
  }
}
