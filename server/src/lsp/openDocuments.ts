import type { Connection, Disposable, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { Document } from '../document/document';
import { EditedText } from '../document/editedText';
import type { TextEdit } from '../document/textEdit';
import { canonicalUri, isJudgedScheme, pathOfUri } from '../document/uri';

/** Told of what happens to open documents; edits each refer to the text after the one before them. */
export interface DocumentEvents {
  opened(document: Document): void;
  /** `touched` is the text of the lines that the edits touched, before and after; undefined when a whole text was sent. */
  changed(document: Document, edits: readonly TextEdit[] | undefined, touched: string | undefined): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

interface OpenDocument {
  readonly edited: EditedText;
  readonly document: Document;
  /** The address as the client spells it, in which it wants to hear of it. */
  readonly clientUri: string;
  /** The version that was opened or last saved. */
  readonly savedVersion: number;
}

/** The texts that are open in the editor. Only files and unsaved texts are ours: a `git:` text in a diff view is not (facts.md). */
export class OpenDocuments {
  private readonly open = new Map<string, OpenDocument>();

  /** Called after any open, change or close, once everybody who must know has been told. */
  readonly changes: (() => void)[] = [];

  /** A document that is open, by its canonical address. */
  get(uri: string): Document | undefined {
    return this.open.get(uri)?.document;
  }

  /** Whether the editor holds changes of a document that were not saved; a text without a file is one. */
  isUnsaved(uri: string): boolean {
    const open = this.open.get(uri);
    return open !== undefined && (open.savedVersion !== open.document.version || pathOfUri(uri) === undefined);
  }

  get all(): Document[] {
    return [...this.open.values()].map(({ document }) => document);
  }

  /** The address in the client's spelling; the canonical one for documents that are not open. */
  clientUri(uri: string): string {
    return this.open.get(uri)?.clientUri ?? uri;
  }

  listen(connection: Connection, events: DocumentEvents): Disposable {
    const handlers = [
      connection.onDidOpenTextDocument(({ textDocument }) => {
        if (!isJudgedScheme(textDocument.uri)) return;
        const uri = canonicalUri(textDocument.uri);
        const document = new Document(uri, textDocument.version, textDocument.text, languageFor(textDocument.languageId));
        this.open.set(uri, { document, edited: new EditedText(textDocument.text), clientUri: textDocument.uri, savedVersion: textDocument.version });
        events.opened(document);
        this.tell();
      }),
      connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
        const uri = canonicalUri(textDocument.uri);
        const before = this.open.get(uri);
        if (before === undefined) return;
        const { edited, edits, touched } = applyChanges(before.edited, contentChanges);
        const document = new Document(uri, textDocument.version, edited.text, before.document.language);
        this.open.set(uri, { ...before, document, edited });
        events.changed(document, edits, touched);
        this.tell();
      }),
      connection.onDidSaveTextDocument(({ textDocument }) => {
        const uri = canonicalUri(textDocument.uri);
        const open = this.open.get(uri);
        if (open === undefined) return;
        this.open.set(uri, { ...open, savedVersion: open.document.version });
        events.saved(uri);
      }),
      connection.onDidCloseTextDocument(({ textDocument }) => {
        const uri = canonicalUri(textDocument.uri);
        if (!this.open.delete(uri)) return;
        events.closed(uri);
        this.tell();
      }),
    ];
    return { dispose: () => handlers.forEach((handler) => handler.dispose()) };
  }

  private tell(): void {
    for (const changed of this.changes) changed();
  }
}

/** Applies what the client sent; without edits when it sent a whole text. */
function applyChanges(
  edited: EditedText,
  changes: readonly TextDocumentContentChangeEvent[],
): { readonly edited: EditedText; readonly edits: readonly TextEdit[] | undefined; readonly touched: string | undefined } {
  const whole = changes.findLastIndex((change) => !('range' in change));
  const base = changes[whole];
  const current = base === undefined ? edited : new EditedText(base.text);
  const edits: TextEdit[] = [];
  let touched = '';
  for (const change of changes.slice(whole + 1)) {
    if (!('range' in change)) continue;
    const { range, text: newText } = change;
    touched += current.linesBetween(range.start.line, range.end.line);
    current.apply({ range, newText });
    touched += current.linesBetween(range.start.line, range.start.line + newText.split('\n').length - 1);
    edits.push({ range, newText });
  }
  return base === undefined ? { edited: current, edits, touched } : { edited: current, edits: undefined, touched: undefined };
}

function languageFor(languageId: string): 'json' | 'yaml' {
  return languageId.startsWith('json') ? 'json' : 'yaml';
}
