import { Document } from '../document/document';
import type { FileSystem } from '../document/fileSystem';
import { referencedUris } from '../document/references';

/** A root with every document that it leads to, each by its canonical address. */
export interface CollectedDocuments {
  readonly root: Document;
  readonly documents: ReadonlyMap<string, Document>;
  /** Addresses that the documents name and that could not be read; whether that matters is for who uses them. */
  readonly missing: ReadonlyMap<string, string>;
}

/** The most documents one root may lead to; beyond it something is wrong with the folder, not with us. */
const MOST_DOCUMENTS = 5_000;

/** Reads what a root refers to, within the boundary that `files` keeps, as mock, export and fix need it. Texts being edited come from `opened`. */
export async function collectDocuments(
  root: Document,
  files: FileSystem,
  opened: (uri: string) => Document | undefined = () => undefined,
): Promise<CollectedDocuments> {
  const documents = new Map([[root.uri, root]]);
  const missing = new Map<string, string>();
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const uri of referencedUris(next)) {
      if (documents.has(uri) || missing.has(uri)) continue;
      if (documents.size >= MOST_DOCUMENTS) {
        missing.set(uri, `More than ${MOST_DOCUMENTS.toLocaleString('en')} documents are referred to.`);
        continue;
      }
      const document = opened(uri) ?? (await readDocument(uri, files));
      if (typeof document === 'string') missing.set(uri, document);
      else {
        documents.set(uri, document);
        pending.push(document);
      }
    }
  }
  return { root, documents, missing };
}

/** A document as it lies on disk, or why it cannot be had. */
export async function readDocument(uri: string, files: FileSystem): Promise<Document | string> {
  const read = await files.read(uri);
  return read.ok ? new Document(uri, 0, read.text) : read.message;
}
