import type { FileSystem } from '../document/fileSystem';
import { mayBeOpenApiRoot } from '../document/openApiVersion';
import { ReferenceGraph } from '../document/referenceGraph';
import { externalTargetsInText } from '../document/references';
import { isWithin, resolveReference, uriWithin } from '../document/uri';
import { matchesPath } from './glob';

/** Folders that hold no documents of the people who work here. */
const NEVER_SEARCHED = new Set(['node_modules', '.git', '.hg', '.svn', 'dist', 'out', 'coverage', '.vscode-test']);
/** The endings of files that may be OpenAPI documents or parts of one. */
const DOCUMENT_FILE = /\.(ya?ml|json)$/i;

/** Whether a file may be an OpenAPI document or a part of one, by its name. */
export function isDocumentFile(uri: string): boolean {
  return DOCUMENT_FILE.test(uri);
}

/**
 * Which documents of the workspace are OpenAPI roots, and which roots lead to which parts. It is told of texts as they change and reads the
 * others from disk when it scans. It looks at texts without parsing them, since it runs where people type: a reference that only seems to be one
 * costs a lint too many, never a finding.
 */
export class WorkspaceIndex {
  private readonly graph = new ReferenceGraph();
  private readonly scans = new Map<string, Promise<void>>();

  /** `isOpen` tells of documents that are being edited: what the disk has of them does not count. */
  constructor(
    private readonly files: (folder: string) => FileSystem,
    private readonly isOpen: (uri: string) => boolean = () => false,
  ) {}

  /** Takes a document's text as it is now. */
  update(uri: string, text: string): void {
    const targets = externalTargetsInText(text).map((target) => resolveReference(uri, target));
    this.graph.set(
      uri,
      targets.filter((target) => target !== undefined),
      mayBeOpenApiRoot(text),
    );
  }

  /** Reads a document from disk again, after it has changed there or was closed. */
  async reread(uri: string, folder: string): Promise<void> {
    const read = await this.files(folder).read(uri);
    if (this.isOpen(uri)) return;
    if (read.ok) this.update(uri, read.text);
    else this.graph.delete(uri);
  }

  /** Forgets a document, or everything below a folder; gives what was forgotten. */
  forget(uri: string): string[] {
    const gone = this.graph.documents.filter((known) => isWithin(uri, known));
    for (const known of gone) this.graph.delete(known);
    for (const folder of this.scans.keys()) if (isWithin(uri, folder)) this.scans.delete(folder);
    return gone;
  }

  /** Whether a file lies in a folder that is never searched, such as node_modules. */
  isNeverSearched(uri: string, folder: string): boolean {
    return uri
      .slice(folder.length)
      .split('/')
      .some((segment) => NEVER_SEARCHED.has(segment));
  }

  isRoot(uri: string): boolean {
    return this.graph.isRoot(uri);
  }

  isKnown(uri: string): boolean {
    return this.graph.has(uri);
  }

  /** The roots that lead to a document, itself among them when it is one. */
  rootsOf(uri: string): readonly string[] {
    return this.graph.rootsOf(uri);
  }

  /** Everything that a root leads to, as far as it is known. */
  reach(root: string): Set<string> {
    return this.graph.reach(root);
  }

  /** The roots of a folder that no ignore glob means, in order of address. */
  rootsIn(folder: string, ignore: readonly string[] = []): string[] {
    return this.graph.documents
      .filter((uri) => this.graph.isRoot(uri) && isWithin(folder, uri))
      .filter((uri) => !ignore.some((glob) => matchesPath(glob, decodeURIComponent(uri.slice(folder.length + 1)))))
      .sort((a, b) => (a < b ? -1 : 1));
  }

  /** Searches a folder for documents, once; a second call waits for the first. */
  scan(folder: string): Promise<void> {
    const known = this.scans.get(folder) ?? this.search(folder, folder);
    this.scans.set(folder, known);
    return known;
  }

  /** Searches a folder that has come into a workspace folder, or all of that again. */
  async search(folder: string, workspaceFolder: string): Promise<void> {
    const files = this.files(workspaceFolder);
    const pending = [folder];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const entry of await files.list(at)) {
        const uri = uriWithin(at, entry.name);
        if (entry.kind === 'folder' && !NEVER_SEARCHED.has(entry.name)) pending.push(uri);
        if (entry.kind === 'file' && isDocumentFile(entry.name) && !this.graph.has(uri)) await this.reread(uri, workspaceFolder);
      }
    }
  }
}
