import type { Connection, Disposable, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { Document, type Language } from '../document/document';
import { LiveText } from '../document/liveText';
import type { TextEdit } from '../document/textEdit';
import type { Lines } from './diagnostic';
import { canonicalUri, isJudgedScheme, pathOfUri } from '../document/uri';

/** Told of what happens to open documents; edits each refer to the text after the one before them. */
export interface DocumentEvents {
  opened(document: Document): void;
  /** `touched` is the text of the lines that the edits touched, before and after; both are undefined when a whole text was sent. */
  changed(uri: string, version: number, edits: readonly TextEdit[] | undefined, touched: string | undefined): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

interface OpenDocument {
  readonly edited: LiveText;
  readonly version: number;
  readonly language: Language;
  /** The address as the client spells it, in which it wants to hear of it. */
  readonly clientUri: string;
  /** The version that was opened or last saved. */
  readonly savedVersion: number;
  /** Made when somebody asks for it: with most keys nobody does. */
  document?: Document;
  /** An earlier version that was made; what has stayed the same since then need not be read again. */
  readonly earlier?: Document;
}

/** The texts that are open in the editor. Only files and unsaved texts are ours: a `git:` text in a diff view is not. */
export class OpenDocuments {
  private readonly open = new Map<string, OpenDocument>();
  /** How often changes on disk were told: what was read from there before may be another text by now. */
  diskChanges = 0;
  /** Called after any open, change or close, and after changes on disk, once everybody who must know has been told. */
  readonly changes: (() => void)[] = [];

  /** A document that is open, by its canonical address. */
  get(uri: string): Document | undefined {
    const open = this.open.get(uri);
    if (open === undefined) return undefined;
    const { version, edited, language, earlier } = open;
    return (open.document ??= earlier?.next(version, edited.text) ?? new Document(uri, version, edited.text, language));
  }

  /** The lines of an open document, for which its text need not be put together. */
  linesOf(uri: string): Lines | undefined {
    return this.open.get(uri)?.edited;
  }

  /** The version of an open document; undefined when it is not open. */
  versionOf(uri: string): number | undefined {
    return this.open.get(uri)?.version;
  }

  /** Every open document with its version. */
  get all(): { readonly uri: string; readonly version: number }[] {
    return [...this.open].map(([uri, { version }]) => ({ uri, version }));
  }

  /** Whether the editor holds changes of a document that were not saved; a text without a file is one. */
  isUnsaved(uri: string): boolean {
    const open = this.open.get(uri);
    return open !== undefined && (open.savedVersion !== open.version || pathOfUri(uri) === undefined);
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
        const { version, text } = textDocument;
        const language = languageFor(textDocument.languageId);
        const document = new Document(uri, version, text, language);
        this.open.set(uri, { document, edited: new LiveText(text), version, language, clientUri: textDocument.uri, savedVersion: version });
        events.opened(document);
        this.tell();
      }),
      connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
        const uri = canonicalUri(textDocument.uri);
        const before = this.open.get(uri);
        if (before === undefined) return;
        const { edited, edits, touched } = applyChanges(before.edited, contentChanges);
        const { language, clientUri, savedVersion } = before;
        const earlier = before.document ?? before.earlier;
        this.open.set(uri, { edited, version: textDocument.version, language, clientUri, savedVersion, ...(earlier && { earlier }) });
        events.changed(uri, textDocument.version, edits, touched);
        this.tell();
      }),
      connection.onDidSaveTextDocument(({ textDocument }) => {
        const uri = canonicalUri(textDocument.uri);
        const open = this.open.get(uri);
        if (open === undefined) return;
        this.open.set(uri, { ...open, savedVersion: open.version });
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

  /** Tells of changes on disk. */
  tellOfDisk(): void {
    this.diskChanges++;
    this.tell();
  }

  /** Calls everybody in `changes`. */
  tell(): void {
    for (const changed of this.changes) changed();
  }
}

/** Applies what the client sent; without edits when it sent a whole text. */
function applyChanges(
  edited: LiveText,
  changes: readonly TextDocumentContentChangeEvent[],
): { readonly edited: LiveText; readonly edits: readonly TextEdit[] | undefined; readonly touched: string | undefined } {
  const whole = changes.findLastIndex((change) => !('range' in change));
  const base = changes[whole];
  const current = base === undefined ? edited : new LiveText(base.text);
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
