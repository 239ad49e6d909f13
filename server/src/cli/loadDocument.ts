import { Document } from '../document/document';
import { collectDocuments, type CollectedDocuments } from '../workspace/collectDocuments';
import { unusable } from './inputs';
import { shown } from './scope';
import type { Terminal } from './terminal';

/** A document with all that it leads to, or the sentence that says why it cannot be had. */
export async function loadDocument(terminal: Terminal, uri: string, boundary: string): Promise<CollectedDocuments | string> {
  const files = terminal.files(boundary);
  const read = await files.read(uri);
  if (!read.ok) return read.reason === 'outside' ? `${read.message} In the terminal, --root sets the folder.` : read.message;
  const document = new Document(uri, 0, read.text);
  const refused = unusable(document);
  return refused === undefined ? collectDocuments(document, files) : `${shown(terminal, uri)} ${refused}`;
}
