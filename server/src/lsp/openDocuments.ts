import type { Connection, Disposable, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { Document } from '../document/document';
import { applyEdits, type TextEdit } from '../document/textEdit';
import { canonicalUri, isJudgedScheme, pathOfUri } from '../document/uri';

/** Told of what happens to open documents; edits each refer to the text after the one before them. */
export interface DocumentEvents {
  opened(document: Document): void;
  changed(document: Document, edits: readonly TextEdit[] | undefined): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

interface OpenDocument {
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
        this.open.set(uri, { document, clientUri: textDocument.uri, savedVersion: textDocument.version });
        events.opened(document);
        this.tell();
      }),
      connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
        const uri = canonicalUri(textDocument.uri);
        const before = this.open.get(uri);
        if (before === undefined) return;
        const { text, edits } = applyChanges(before.document.text, contentChanges);
        const document = new Document(uri, textDocument.version, text, before.document.language);
        this.open.set(uri, { ...before, document });
        events.changed(document, edits);
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

/** The new text, and the edits that led there; without edits when the client sent a whole text. */
function applyChanges(
  before: string,
  changes: readonly TextDocumentContentChangeEvent[],
): { readonly text: string; readonly edits: readonly TextEdit[] | undefined } {
  let text = before;
  let whole = false;
  const edits: TextEdit[] = [];
  for (const change of changes) {
    if ('range' in change) {
      const edit = { range: change.range, newText: change.text };
      edits.push(edit);
      text = applyEdits(text, [edit]);
    } else {
      whole = true;
      text = change.text;
    }
  }
  return { text, edits: whole ? undefined : edits };
}

function languageFor(languageId: string): 'json' | 'yaml' {
  return languageId.startsWith('json') ? 'json' : 'yaml';
}
