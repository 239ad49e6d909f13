import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { TextEdit } from '../../document/textEdit';
import { deleteItems } from './deleteItems';
import { seqAt } from './nodeAt';
import { textEditsOf } from './offsetEdit';

/** Deletes items of the sequence at a path, not all of them. Undefined as `deleteItems` and `placeAt` say. */
export function deleteSeqItems(document: Document, path: JsonPath, indices: readonly number[]): TextEdit[] | undefined {
  const seq = seqAt(document, path);
  const edits = seq && deleteItems(document, seq, indices);
  return edits && textEditsOf(document, edits);
}
