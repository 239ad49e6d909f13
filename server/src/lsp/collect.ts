import { Document } from '../document/document';
import { collectDocuments, readDocument, type CollectedDocuments } from '../workspace/collectDocuments';
import type { Services } from './services';

/** A root with all that it leads to, as it stands in the editor; undefined with a sentence when the root itself cannot be read. */
export async function collectFor({ documents, folders, host }: Services, root: string): Promise<CollectedDocuments | string> {
  const files = host.files(folders.boundaryOf(root));
  const document = documents.get(root) ?? (await readDocument(root, files));
  if (!(document instanceof Document)) return document;
  return collectDocuments(document, files, (uri) => documents.get(uri));
}
